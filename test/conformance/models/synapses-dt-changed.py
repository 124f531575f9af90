# The length of a step changed between two runs, with spikes on their way.
from brian2 import *
A = SpikeGeneratorGroup(3, [0, 1, 2], [0.2, 0.5, 0.9]*ms)
B = NeuronGroup(3, 'v : 1')
S = Synapses(A, B, on_pre='v_post += 1 + i')
S.connect()
S.delay = '(0.5 + 0.3*i + 0.2*j)*ms'
H = Synapses(A, B, on_pre='v_post += 100', delay=0.7*ms)
H.connect(condition='i == j')
M = StateMonitor(B, 'v', record=True, dt=0.1*ms)
at = NeuronGroup(1, 'z : 1')
run(1*ms)
print(B.v[:])
defaultclock.dt = 0.05*ms
run(0.3*ms)
print(B.v[:])
run(0.3*ms)
print(B.v[:])
run(1.2*ms)
A.set_spikes([0, 1, 2], [3.0, 3.2, 3.4]*ms)
defaultclock.dt = 0.2*ms
run(0.8*ms)
print(B.v[:])
defaultclock.dt = 0.1*ms
run(2*ms)
print(B.v[:])
