# The membrane creeps towards its steady state, which is the threshold itself: it never gets there, it never spikes.
from brian2 import *
tau = 3*ms
G = NeuronGroup(50, '''
    dv/dt = (goal - v)/tau : 1
    goal : 1
    ''', threshold='v > goal', reset='v = 0', method='exact')
G.goal = '0.1 + 0.37*i'
spikes = SpikeMonitor(G)
run(400*ms)
print(spikes.num_spikes, 'spikes')
