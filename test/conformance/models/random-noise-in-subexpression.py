# A noisy current that two variables share: one noise, with a name, in a subexpression that stands for a part of their equations.
from brian2 import *
tau = 10*ms
G = NeuronGroup(200, '''dv/dt = (input - v)/tau : 1 (unless refractory)
du/dt = (2*input - u)/(2*tau) : 1
input = drive + fluctuation : 1
fluctuation = sigma*sqrt(tau)*xi_shared : 1
sigma : 1 (constant)
drive : 1''', threshold='v > 1', reset='v = 0', refractory=3*ms, method='euler')
G.sigma = '0.2 + 0.8*i/N'
G.drive = 0.8
M = StateMonitor(G, ['v', 'u'], record=[0, 100, 199])
S = SpikeMonitor(G)
run(200*ms)
