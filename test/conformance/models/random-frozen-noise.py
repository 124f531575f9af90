# Statistics: (unless refractory) freezes the noise of v too, but not that of w.
from brian2 import *
tau = 10*ms
G = NeuronGroup(60, '''
    dv/dt = (1.3 - v)/tau + 0.4*tau**-0.5*xi_v : 1 (unless refractory)
    dw/dt = -w/tau + 0.4*tau**-0.5*xi_w : 1
    ''', threshold='v > 1', reset='v = 0', refractory=10*ms, method='euler')
trace = StateMonitor(G, ['v', 'w'], record=True)
spikes = SpikeMonitor(G)
run(80*ms)
