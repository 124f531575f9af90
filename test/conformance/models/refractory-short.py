# A pause of one step or less is no pause; a condition that is always true spikes once per pause.
from brian2 import *
A = NeuronGroup(1, 'v : 1', threshold='True', refractory=0.04*ms)
B = NeuronGroup(1, 'v : 1', threshold='True', refractory=0.1*ms)
C = NeuronGroup(1, 'v : 1', threshold='True', refractory=0.5*ms)
D = NeuronGroup(1, 'v : 1', threshold='True')
a = SpikeMonitor(A)
b = SpikeMonitor(B)
c = SpikeMonitor(C)
d = SpikeMonitor(D)
run(2*ms)
print(a.num_spikes, b.num_spikes, c.num_spikes, d.num_spikes)
print(c.t[:])
