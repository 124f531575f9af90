# 10 000 leaky neurons with 1000 synapses each, a delay, and Poisson input from outside (Brunel 2000).
from brian2 import *
N = 10000
NE = 8000
tau = 20*ms
J = 0.1*mV
g = 5.0
P = NeuronGroup(N, 'dv/dt = -v/tau : volt (unless refractory)', threshold='v > 20*mV', reset='v = 10*mV', refractory=2*ms, method='exact')
E = Synapses(P, P, on_pre='v_post += J', delay=1.5*ms)
I = Synapses(P, P, on_pre='v_post += -g*J', delay=1.5*ms)
E.connect('i < NE', p=0.1)
I.connect('i >= NE', p=0.1)
X = PoissonInput(P, 'v', N=1000, rate=20*Hz, weight=J)
s = SpikeMonitor(P)
run(500*ms)
