# Refused: two sums for one variable.
# points at: v_post = 3*w
from brian2 import *
A = SpikeGeneratorGroup(2, [0, 1], [0.1, 0.2]*ms)
B = NeuronGroup(2, 'v : 1\nx = 2*v : 1\ns : 1 (shared)')
S = Synapses(A, B, 'v_post = 2 : 1 (summed)')
T = Synapses(A, B, '''w : 1
v_post = 3*w : 1 (summed)''')
S.connect()
T.connect()
run(1*ms)
