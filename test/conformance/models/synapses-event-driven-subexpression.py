# Event-driven equations through subexpressions and with variables of the neurons that do not change.
from brian2 import *
A = SpikeGeneratorGroup(2, [0, 1, 0, 0, 1], [0.3, 1, 1.4, 3, 3.7]*ms)
B = NeuronGroup(2, 'v : 1\ntau : second\nrate : Hz (constant)')
B.tau = '(1 + i)*ms'
B.rate = '100*Hz*i'
S = Synapses(A, B, '''da/dt = -a/tau_post + gain : 1 (event-driven)
gain = 2*rate_post : Hz
w = 3*a : 1''', on_pre='v_post += w; a += 1')
S.connect()
M = StateMonitor(S, ['a', 'w'], record=True)
run(5*ms)
print(S.a[:], B.v[:])
