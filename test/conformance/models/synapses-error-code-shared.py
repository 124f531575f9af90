# Refused: a shared variable that code of a pathway sets.
# points at: g += 1
from brian2 import *
A = SpikeGeneratorGroup(2, [0, 1], [0.1, 0.2]*ms)
B = NeuronGroup(2, 'v : 1\nx = 2*v : 1\ns : 1 (shared)')
S = Synapses(A, B, 'g : 1 (shared)', on_pre='g += 1')
S.connect()
run(1*ms)
