# Delays changed between two runs: what is on its way arrives when it would have, the next spikes by their new delays.
from brian2 import *
A = SpikeGeneratorGroup(2, [0, 1, 0, 1], [0.2, 0.8, 1.2, 1.5]*ms)
B = NeuronGroup(2, 'v : 1')
S = Synapses(A, B, 'w : 1', on_pre='v_post += w')
S.connect()
S.w = '1 + i + 2*j'
S.delay = '(1 + 0.5*j)*ms'
H = Synapses(A, B, on_pre='v_post += 100', delay=1.5*ms)
H.connect(condition='i == j')
M = StateMonitor(B, 'v', record=True)
run(1*ms)
S.delay = '(0.3 + 0.1*i)*ms'
H.delay = 0.2*ms
run(0.6*ms)
S.delay = 2*ms
H.delay = 1*ms
run(4*ms)
print(B.v[:])
