# Every kind of variable can be kept with a spike: whole numbers, booleans, shared ones, subexpressions, units.
from brian2 import *
G = NeuronGroup(2, '''
    dv/dt = (20*mV*(1 + i) - v)/(4*ms) : volt
    n : integer
    odd : boolean
    common : siemens (shared)
    double = 2*v : volt
    held = v + 1*mV : volt (constant over dt)
    ''', threshold='v > 12*mV', reset='v = 0*mV; n += 1; odd = not odd', refractory=1*ms, method='exact')
G.common = 3*nS
S = SpikeMonitor(G, variables=['v', 'n', 'odd', 'common', 'double', 'held', 'lastspike', 'not_refractory'])
run(12*ms)
print(S.n[:], S.odd[:])
print(S.v)
print(S.common[:])
print(S.lastspike[:] - S.t[:])
print(S.values('v'))
print(len(S), S.num_spikes, S.N)
