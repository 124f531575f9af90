# Random numbers in the code of pathways: each synapse and step its own.
from brian2 import *
A = NeuronGroup(20, 'dv/dt = 1/ms : 1', threshold='v > 0.98', reset='v = 0', method='euler')
B = NeuronGroup(10, 'dv/dt = -v/(5*ms) : 1', threshold='v > 10', reset='v = 0', method='exact')
S = Synapses(A, B, 'w : 1', on_pre='v_post += w*int(rand() < 0.3) + 0.1*randn()')
S.connect()
S.w = 'rand()'
S.delay = 'rand()*3*ms'
M = StateMonitor(B, 'v', record=True)
s = SpikeMonitor(B)
run(100*ms)
