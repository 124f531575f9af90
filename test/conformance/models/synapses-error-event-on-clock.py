# Refused: an event-driven equation that depends on what moves on at each step.
# points at: da/dt
from brian2 import *
A = SpikeGeneratorGroup(2, [0, 1], [0.1, 0.2]*ms)
B = NeuronGroup(2, 'v : 1\nx = 2*v : 1\ns : 1 (shared)')
S = Synapses(A, B, '''da/dt = (c - a)/ms : 1 (event-driven)
c = 2*b : 1
db/dt = -b/ms : 1 (clock-driven)''', on_pre='a += 1')
S.connect()
run(1*ms)
