# A refractory string in seconds, different for every neuron.
from brian2 import *
G = NeuronGroup(5, '''
    dv/dt = 1/(4*ms) : 1 (unless refractory)
    pause : second
    ''', threshold='v > 0.997', reset='v = 0', refractory='pause + 1*ms', method='euler')
G.pause = '2*i*ms'
spikes = SpikeMonitor(G)
run(60*ms)
print(spikes.count[:])
print(spikes.i[:])
print(spikes.t[:])
