# Monitors of subgroups: every kind of record, indices counted from the subgroup's first neuron, events and rates of some neurons.
from brian2 import *
G = NeuronGroup(8, '''dv/dt = (1.1 + 0.1*i - v)/(4*ms) : 1 (unless refractory)
w : volt
n : integer
b : boolean
s : 1 (shared)
y = v*2 + n : 1''', threshold='v > 1', reset='v = 0; n += 1; b = not b', refractory=1.15*ms, method='exact',
    events={'half': 'v > 0.503 and v < 0.58'}, name='G')
G.w = 'i*mV'
A = G[2:6]
B = A[1:3]
C = G[7]
all_of_A = StateMonitor(A, ['v', 'w', 'n', 'b', 'y'], record=True)
some = StateMonitor(A, 'v', record=[3, 0])
one = StateMonitor(B, ['y', 's'], record=1)
last = StateMonitor(C, ['v', 'n'], record=0, dt=0.4*ms)
every = StateMonitor(B, 'not_refractory', record=True, when='end')
S = SpikeMonitor(A, variables=['v', 'n', 'y'])
T = SpikeMonitor(B)
U = SpikeMonitor(C, record=False)
E = EventMonitor(A, 'half', variables='v')
R = PopulationRateMonitor(A)
Q = PopulationRateMonitor(C)
A.run_regularly('w += i*mV', dt=1*ms)
B.run_regularly('s = 3', dt=2*ms)
run(15*ms)
print(S.count[:], T.count[:], U.count[:], U.num_spikes, E.count[:])
print(S.i[:], S.n[:])
print({k: v/ms for k, v in T.spike_trains().items()})
print({k: v for k, v in S.values('n').items()})
print(some[3].v[-1] == all_of_A[3].v[-1], some.record, one.record, all_of_A.record)
print(all_of_A.w[:, -1], G.w[:])
print(some[0].v.shape, one.y.shape, last.v.shape)
print(R.smooth_rate(window='flat', width=0.5*ms)[::30], len(Q.t))
for index in [4, -1, 1.5]:
    try:
        print(all_of_A[index].v[0])
    except Exception as exc:
        print(type(exc).__name__, exc)
