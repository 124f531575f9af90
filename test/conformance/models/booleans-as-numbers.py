# Booleans in arithmetic are 0 and 1; a comparison is a number in conditions and behind `+=`.
from brian2 import *
G = NeuronGroup(2, '''
    dv/dt = (2*b + int(v > 1)*3 + not_refractory*0.55)/ms : 1
    b : boolean
    x = v > 1 : boolean
    w : 1
    u : 1
    ''', threshold='(v > 1.25) + 1 > 1', reset='v = 0; w += (v < 1)*2; held = (w > 2)*4; u = held + b', refractory=0.1*ms,
    method='euler')
G.b = 'i > 0'
G.w = 'int(i > 0)'
M = StateMonitor(G, ['v', 'w', 'u', 'x'], record=True)
S = SpikeMonitor(G)
run(3*ms)
print(S.count[:])
print(G.w[:], G.u[:])
