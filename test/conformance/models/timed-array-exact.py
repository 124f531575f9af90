# Exact integration of an input that keeps its value during each step.
from brian2 import *
I = TimedArray([1, 0, 2, 0.5], 2*ms)
tau = 4*ms
G = NeuronGroup(2, 'dv/dt = (I(t)*(i + 1) - v)/tau : 1', method='exact')
M = StateMonitor(G, 'v', record=True)
run(10*ms)
