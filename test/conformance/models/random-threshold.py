# Statistics: a threshold that throws a die. Spikes come at 40 Hz, like a Poisson process.
from brian2 import *
rate = 40*Hz
G = NeuronGroup(100, 'x : 1', threshold='rand() < rate*dt')
spikes = SpikeMonitor(G)
run(200*ms)
