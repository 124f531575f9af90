# Two groups whose steps rarely meet, with code, spikes and rates, each in its own time.
from brian2 import *
eqs = 'dv/dt = (1.5 - v)/(2*ms) : 1'
A = NeuronGroup(2, eqs, threshold='v > 1 - 0.05*i', reset='v = 0', method='euler', dt=0.3*ms)
B = NeuronGroup(2, eqs, threshold='v > 1 - 0.05*i', reset='v = 0', method='euler', dt=0.2*ms)
A.run_regularly('v += 0.01', dt=0.5*ms)
sa = SpikeMonitor(A)
sb = SpikeMonitor(B, variables='v')
ra = PopulationRateMonitor(A)
rb = PopulationRateMonitor(B)
ma = StateMonitor(A, 'v', record=True, dt=0.25*ms, when='end')
run(6.1*ms)
print(sa.t[:], sa.i[:])
print(sb.t[:], sb.i[:])
print(A.t[:], B.t[:], len(ra.t), len(rb.t), len(ma.t))
