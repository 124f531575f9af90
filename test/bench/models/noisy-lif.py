# Leaky integrate-and-fire neurons with white noise: a normal number for each neuron and step.
from brian2 import *

N = 10000
tau = 10*ms
sigma = 0.2

G = NeuronGroup(N, '''dv/dt = (v0 - v)/tau + sigma*xi*tau**-0.5 : 1 (unless refractory)
                      v0 : 1''',
                threshold='v > 1', reset='v = 0', refractory=5*ms, method='euler')
G.v0 = '3.0*i/(N-1)'

run(1*second)
