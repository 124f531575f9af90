# Spikes on their way when a run ends arrive in the next one, also after the synapses' weights have changed, and with another monitor.
from brian2 import *
A = NeuronGroup(3, 'dv/dt = (1 + 0.1*i)/ms : 1', threshold='v > 0.98', reset='v = 0', method='euler')
B = NeuronGroup(3, 'dv/dt = -v/(3*ms) : 1', method='exact')
S = Synapses(A, B, 'w : 1', on_pre='v_post += w')
S.connect()
S.w = 0.5
S.delay = '(1 + 0.4*i + 0.2*j)*ms'
H = Synapses(A, B, on_pre='v_post += 0.1', delay=2*ms)
H.connect()
M = StateMonitor(B, 'v', record=True)
for k in range(5):
    run(0.7*ms)
    S.w = 0.5 + 0.1*k
more = SpikeMonitor(A)
run(3*ms)
print(B.v[:], more.count[:])
