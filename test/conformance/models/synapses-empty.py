# connect() that makes no synapses is enough; synapses without equations or pathways do nothing.
from brian2 import *
A = SpikeGeneratorGroup(2, [0, 1], [0.3, 1]*ms)
B = NeuronGroup(2, 'v : 1\nq : 1')
S = Synapses(A, B, 'w : 1\nq_post = w : 1 (summed)', on_pre='v_post += w')
S.connect(condition='i > 5')
B.q = 4
T = Synapses(A, B)
T.connect()
M = StateMonitor(B, ['v', 'q'], record=True)
run(2*ms)
print(len(S), S.w[:], len(T), B.v[:], B.q[:])
