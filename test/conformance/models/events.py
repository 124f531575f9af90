# An event of one's own beside spikes: a monitor of it, and code that runs after it.
from brian2 import *
G = NeuronGroup(4, '''
    dv/dt = (2 + 0.2*i - v)/(3*ms) : 1
    crossings : 1
    ''', threshold='v > 1.5', reset='v = 0', events={'half': 'v > 0.75 and crossings < 3'}, method='exact')
G.run_on_event('half', 'crossings += 1')
E = EventMonitor(G, 'half')
S = SpikeMonitor(G)
M = StateMonitor(G, ['v', 'crossings'], record=[0, 3])
run(10*ms)
print(E)
print(E.event, E.num_events, E.count[:])
print(E.t[:])
print(E.i[:])
print(G.crossings[:], S.count[:])
