# Plasticity by the times of spikes, with traces that wait for them.
from brian2 import *
tau = 3*ms
wmax = 1.0
A = NeuronGroup(4, 'dx/dt = (1 + 0.13*i)/ms : 1', threshold='x > 3.02', reset='x = 0', method='euler')
B = NeuronGroup(2, 'dv/dt = (0.5 + 0.6*i - v)/(5*ms) : 1', threshold='v > 1', reset='v = 0', refractory=1*ms, method='exact')
S = Synapses(A, B, '''w : 1
dapre/dt = -apre/tau : 1 (event-driven)
dapost/dt = -apost/tau : 1 (event-driven)''', on_pre='''v_post += w
apre += 0.05
w = clip(w + apost, 0, wmax)''', on_post='''apost -= 0.06
w = clip(w + apre, 0, wmax)''')
S.connect()
S.w = '0.3 + 0.05*i'
S.delay = '0.2*ms*i'
W = StateMonitor(S, ['w', 'apre', 'apost'], record=True)
M = StateMonitor(B, 'v', record=True)
sa = SpikeMonitor(A)
sb = SpikeMonitor(B)
run(40*ms)
print(S.w[:], sa.count[:], sb.count[:])
