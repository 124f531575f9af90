# Refused: an equation that is event-driven and clock-driven.
# points at: da/dt
from brian2 import *
A = SpikeGeneratorGroup(2, [0, 1], [0.1, 0.2]*ms)
B = NeuronGroup(2, 'v : 1\nx = 2*v : 1\ns : 1 (shared)')
S = Synapses(A, B, 'da/dt = -a/ms : 1 (event-driven, clock-driven)', on_pre='a += 1')
