# A membrane with two decaying currents: a triangular system. One neuron gets a jump half-way.
from brian2 import *
taum = 20*ms
taue = 5*ms
taui = 10*ms
G = NeuronGroup(3, '''
    dv/dt = (ge + gi - (v + 49*mV))/taum : volt
    dge/dt = -ge/taue : volt
    dgi/dt = -gi/taui : volt
    ''', threshold='v > -42*mV', reset='v = -60*mV; ge += 3*mV', method='exact')
G.v = '-60*mV + i*3*mV'
G.ge = '20*mV*(i + 1)'
G.gi = -9*mV
M = StateMonitor(G, ['v', 'ge', 'gi'], record=True)
S = SpikeMonitor(G)
run(30*ms)
G.ge[1] = 40*mV
run(30*ms)
print(S.t[:], S.i[:])
print(G.v[:])
