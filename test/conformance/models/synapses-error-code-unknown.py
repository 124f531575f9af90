# Refused: code of a pathway with a name that nobody knows.
# points at: v_post += ww
from brian2 import *
A = SpikeGeneratorGroup(2, [0, 1], [0.1, 0.2]*ms)
B = NeuronGroup(2, 'v : 1\nx = 2*v : 1\ns : 1 (shared)')
S = Synapses(A, B, 'w : 1', on_pre='v_post += ww')
S.connect()
run(1*ms)
