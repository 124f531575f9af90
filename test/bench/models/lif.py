# Leaky integrate-and-fire neurons with a refractory period, each with a drive of its own; solved exactly.
from brian2 import *

N = 10000
tau = 10*ms

G = NeuronGroup(N, '''dv/dt = (v0 - v)/tau : 1 (unless refractory)
                      v0 : 1''',
                threshold='v > 1', reset='v = 0', refractory=5*ms, method='exact')
G.v0 = '3.0*i/(N-1)'

run(1*second)
