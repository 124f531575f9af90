# A name without ending is that of the neuron behind the synapses, unless the synapses have it themselves.
from brian2 import *
A = NeuronGroup(2, 'dv/dt = (1 + 0.5*i)/ms : 1\ng : 1', threshold='v > 1.02', reset='v = 0', method='euler')
A.g = 5
B = NeuronGroup(2, '''v : volt
g : 1
h : 1 (shared)
s = 2*g : 1''')
B.g = 'i + 1'
B.h = 0.25
S = Synapses(A, B, 'w : volt\nt_w = g + g_pre : 1', on_pre='v += w*g*g_pre + h*mV; g_post += 0.5*v_pre + 0.01*s')
S.connect()
S.w = '(1 + i)*mV + j*mV'
print(S.g[:], S.g_pre[:], S.v_post[:], S.t_w[:], S.h, S.s[:])
M = StateMonitor(B, ['v', 'g'], record=True)
run(3*ms)
print(B.v[:])
