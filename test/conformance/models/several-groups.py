# Three groups and their monitors in one run, each in its own unit.
from brian2 import *
tau = 10*ms
A = NeuronGroup(2, 'dv/dt = (1.5 - v)/tau : 1', threshold='v > 1', reset='v = 0', method='exact')
B = NeuronGroup(3, 'dv/dt = (-40*mV - v)/tau : volt', threshold='v > -50*mV', reset='v = -70*mV', method='exact')
C = NeuronGroup(1, 'dI/dt = -I/(2*tau) : amp', method='exact')
B.v = '-70*mV + i*5*mV'
C.I = 3*nA
sa = SpikeMonitor(A)
sb = SpikeMonitor(B)
mb = StateMonitor(B, 'v', record=1)
mc = StateMonitor(C, 'I', record=0)
run(35*ms)
print(sa.t[:])
print(sb.t[:], sb.i[:])
print(B.v[:])
print(C.I[:])
print(mb.v[0][-1], mc.I[0][-1])
