# Refused: code of a pathway whose sides are of different dimensions.
# points at: v_post += w
from brian2 import *
A = SpikeGeneratorGroup(2, [0, 1], [0.1, 0.2]*ms)
B = NeuronGroup(2, 'v : 1\nx = 2*v : 1\ns : 1 (shared)')
S = Synapses(A, B, 'w : volt', on_pre='v_post += w')
S.connect()
run(1*ms)
