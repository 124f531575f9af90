# Statistics: mean, spread and step size of a noisy membrane.
from brian2 import *
tau = 5*ms
G = NeuronGroup(50, 'dv/dt = (-60*mV - v)/tau + 2*mV*sqrt(2/tau)*xi : volt', method='euler')
G.v = -60*mV
trace = StateMonitor(G, 'v', record=True)
run(50*ms)
