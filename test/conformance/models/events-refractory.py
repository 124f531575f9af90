# Refractoriness is a matter of spikes: other events come all the same, unless their condition asks.
from brian2 import *
G = NeuronGroup(2, '''
    dv/dt = (i + 1)/ms : 1 (unless refractory)
    dw/dt = 1/ms : 1
    ''', threshold='v > 0.35', reset='v = 0.3', refractory=0.5*ms, method='euler',
    events={'any': 'v > 0.25', 'free': 'v > 0.25 and not_refractory', 'held': 'not not_refractory'})
G.run_on_event('held', 'w = 0; v += 0.01')
every = EventMonitor(G, 'any')
free = EventMonitor(G, 'free')
held = EventMonitor(G, 'held', variables=['v', 'w', 'lastspike'])
S = SpikeMonitor(G)
M = StateMonitor(G, ['v', 'w', 'not_refractory'], record=True)
run(2*ms)
print(S.t[S.i == 0])
print(every.t[every.i == 0])
print(free.t[:], free.i[:])
print(held.t[held.i == 1])
