# A synapse without delay acts in the step of the spike, before the reset of its target, and its effect counts for a threshold one step later.
from brian2 import *
A = NeuronGroup(3, 'dv/dt = 1/ms : 1', threshold='v > 0.98 + 0.2*i', reset='v = 0', method='euler')
S = Synapses(A, A, on_pre='v_post += 0.5')
S.connect(condition='i != j')
B = NeuronGroup(3, 'v : 1', threshold='v > 0.9', reset='v -= 1')
T = Synapses(A, B, on_pre='v_post += 1')
T.connect(condition='i == j')
M = StateMonitor(A, 'v', record=True)
N = StateMonitor(B, 'v', record=True)
sa = SpikeMonitor(A)
sb = SpikeMonitor(B)
run(6*ms)
print(sa.count[:], sb.count[:])
