# Code that runs at every step, with the time, the time step and the neurons' numbers.
from brian2 import *
amount = 0.5
G = NeuronGroup(4, '''
    dv/dt = -v/(2*ms) : 1
    seen : second
    steps : integer
    ''', threshold='v > 2', reset='v = 0', method='exact')
kick = G.run_regularly('''
    v += amount*(i + 1)/N + dt/ms  # a comment
    seen = t; steps = t_in_timesteps
    ''')
M = StateMonitor(G, 'v', record=True)
S = SpikeMonitor(G)
run(1.5*ms)
print(kick.name, kick.when, kick.order)
print(G.seen[:], G.steps[:])
print(S.count[:])
amount = 0.1
run(0.5*ms)
print(G.v[:])
