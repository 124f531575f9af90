# More synapses between two runs stand behind those that there were, with everything 0.
from brian2 import *
A = SpikeGeneratorGroup(2, [0, 1, 0, 0, 1], [0.3, 1, 1.4, 3, 3.7]*ms)
B = NeuronGroup(2, 'v : 1')
S = Synapses(A, B, 'w : 1\nda/dt = -a/ms : 1 (event-driven)', on_pre='v_post += w; a += 1')
S.connect(condition='i == j')
S.w = 2
S.delay = 0.5*ms
M = StateMonitor(B, 'v', record=True)
run(1.2*ms)
S.connect(condition='i != j')
print(S.i[:], S.j[:], S.w[:], S.a[:], S.delay[:], S.N)
S.w['i != j'] = 0.25
run(4*ms)
print(B.v[:], S.a[:], S.lastupdate[:])
