# Monitors and a regular operation of parts of a group.
from brian2 import *
G = NeuronGroup(10, '''dv/dt = 0.1*volt/second*(i + 1) : volt
w : 1
s : 1 (shared)
y = 2*w + i : 1''', threshold='v > 1.005*mV', reset='v = 0*mV', events={'half': 'v > 0.5025*mV'}, method='euler', name='G')
part = G[3:7]
inner = part[1:3]
part.run_regularly('''s = N
w += i + 1''', dt=1*ms)
spikes = SpikeMonitor(part, variables=['w', 'y'])
halves = EventMonitor(part, 'half')
early = SpikeMonitor(inner, when='after_groups')
rate = PopulationRateMonitor(inner)
rates = PopulationRateMonitor(G)
traces = StateMonitor(part, ['v', 'w', 'y', 's'], record=True)
few = StateMonitor(part, 'v', record=[2, 0])
chosen = StateMonitor(G, 'v', record=inner)
run(5*ms)
part.w = 0
run(3.2*ms)
print(spikes.count[:], spikes.i[:], halves.count[:], early.count[:])
print(G.w[:], G.s)
print(traces.record, few.record, chosen.record, chosen[inner].v.shape, traces[inner].v.shape, traces[3].w[-1])
print(spikes.source, rate.source, traces.source)
print(rate.binned_rate(1*ms)[1], spikes.binned_rate(2*ms)[1].shape)
print(rate, traces, few)
print(scheduling_summary())
