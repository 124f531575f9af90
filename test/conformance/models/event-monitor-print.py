# How event monitors show themselves and what they recorded.
from brian2 import *
G = NeuronGroup(3, '''
    dv/dt = 1/ms : 1
    w : volt
    ''', threshold='v > 0.35', reset='v = 0', events={'half': 'v > 0.15 + i*0.1'}, method='euler')
G.w = '(i + 1)*mV'
E = EventMonitor(G, 'half', variables=['v', 'w'])
S = SpikeMonitor(G, variables='v')
counts = EventMonitor(G, 'half', record=False)
run(0.8*ms)
print(E)
print(S)
print(E.count)
print(E.N, E.num_events, len(E), counts.N, counts.num_events)
print(E.t)
print(E.i)
print(E.w)
print(E.w[:], E.w_[1], E.v[0:2])
trains = E.event_trains()
print(trains[0], trains[2])
print(E.values('w'))
print(E.all_values()['v'][1], S.all_values()['t'][0])
print(E.it[0][:3], E.it_[1][:3])
print(counts.count[:], E.record, E.name, counts.name, S.event)
