# What arrives in one step arrives by age: older spikes first, then by neuron, then by synapse.
from brian2 import *
A = SpikeGeneratorGroup(4, [0, 1, 2, 3, 1, 0, 2], [0.1, 0.1, 0.2, 0.2, 0.3, 0.4, 0.4]*ms)
B = NeuronGroup(2, 'v : 1\ncode : 1')
S = Synapses(A, B, 'w : 1', on_pre='v_post = v_post*0.5 + w; code_post = code_post*10 + i + 1')
S.connect(i=[3, 2, 1, 0, 0, 1, 2, 3], j=[0, 0, 0, 0, 1, 1, 1, 1])
S.w = '1 + i + 0.1*j'
S.delay = '(0.8 - 0.1*i)*ms'
M = StateMonitor(B, ['v', 'code'], record=True)
run(2*ms)
print(B.v[:], B.code[:])
