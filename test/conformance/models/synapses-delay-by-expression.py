# Delays by a string over the neurons' positions, by an array, for some synapses, and read back.
from brian2 import *
A = NeuronGroup(4, 'x : meter\ndv/dt = 1/ms : 1', threshold='v > 0.95', reset='v = 0', method='euler')
A.x = 'i*100*um'
B = NeuronGroup(3, 'x : meter\nv : 1')
B.x = '50*um + i*100*um'
S = Synapses(A, B, on_pre='v_post += 1 + 0.01*i')
S.connect()
S.delay = 'abs(x_pre - x_post)/(0.2*meter/second) + 0.2*ms'
print(S.delay[:])
S.delay['i == j'] = 1.1*ms
S.delay[1, 2] = 0.7*ms
S.pre.delay[11] = 2*ms
print(S.delay[:], S.pre.delay[0, :], S.delay['x_pre > x_post'])
M = StateMonitor(B, 'v', record=True)
run(5*ms)
print(B.v[:])
