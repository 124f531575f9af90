# Statistics: a random reset and a random refractory period, drawn afresh at every step.
from brian2 import *
tau = 10*ms
G = NeuronGroup(100, 'dv/dt = (1.5 - v)/tau : 1 (unless refractory)', threshold='v > 1', reset='v = 0.6*rand()',
                refractory='(1 + 6*rand())*ms', method='exact')
spikes = SpikeMonitor(G)
run(200*ms)
