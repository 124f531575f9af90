# A trace that is brought up to date when an event comes, by the exact solution over the time since the last one.
from brian2 import *
A = SpikeGeneratorGroup(1, [0, 0, 0], [1, 3, 3.7]*ms)
B = NeuronGroup(1, 'dy/dt = 1/ms : 1', threshold='y > 2.45', reset='y = 0', method='euler')
S = Synapses(A, B, '''da/dt = -a/(2*ms) : 1 (event-driven)
db/dt = (1 - b)/tau : 1 (event-driven)
w : 1
tau : second''', on_pre='w = 2*a; a += 1; b *= 0.5', on_post='b += 0.3')
S.connect()
S.a = 1
S.tau = 5*ms
print(S.lastupdate[:])
M = StateMonitor(S, ['a', 'b', 'w', 'lastupdate'], record=0)
run(2*ms)
print(S.a[:], S.b[:], S.w[:], S.lastupdate[:])
run(4*ms)
print(S.a[:], S.b[:], S.w[:], S.lastupdate[:])
