# Two event-driven variables that depend on each other, on parameters of the synapse and on constants.
from brian2 import *
A = SpikeGeneratorGroup(2, [0, 1, 0, 0, 1], [0.3, 1, 1.4, 3, 3.7]*ms)
B = NeuronGroup(2, 'v : 1')
tau_a = 3*ms
tau_b = 1*ms
S = Synapses(A, B, '''da/dt = (b - a)/tau_a + drive : 1 (event-driven)
db/dt = -b/tau_b : 1 (event-driven)
drive : Hz
w : 1''', on_pre='v_post += a; b += 1', method='exact')
S.connect()
S.drive = '(i + 2*j)*50*Hz'
S.a = 0.5
S.b = 'j'
M = StateMonitor(S, ['a', 'b'], record=True)
N = StateMonitor(B, 'v', record=True)
run(5*ms)
print(S.a[:], S.b[:], S.lastupdate[:])
