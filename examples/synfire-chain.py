# A chain of volleys: the synfire chain
#
# Ten layers of 60 noisy neurons, each excited by the layer before. A volley of spikes into the first layer is handed on from
# layer to layer: if enough neurons fire together it becomes sharper on the way; too few, and it dies out (Abeles 1991;
# Diesmann, Gewaltig and Aertsen 1999). Two volleys are sent, a strong and a weak one.
#
# Try: raise the number of spikes in the weak volley. From which number on does it live?
from brian2 import *

seed(13)

strong = 50  # spikes of the first volley
weak = 28  # spikes of the second
n = 60  # neurons in a layer
tau = 10*ms  # how fast a membrane leaks
tau_s = 2*ms  # how long a synapse's current flows
mu = 0.6  # mean of the membranes; thresholds are 1
sigma = 0.1  # standard deviation of their fluctuations
weight = 0.016  # what one spike lifts a membrane

chain = NeuronGroup(10*n, '''
    dv/dt = (mu - v)/tau + s/tau_s + sigma*sqrt(2/tau)*xi : 1 (unless refractory)
    ds/dt = -s/tau_s : 1
    ''', threshold='v > 1', reset='v = 0', refractory=3*ms, method='euler')
chain.v = 'mu + sigma*randn()'

times = concatenate([20 + randn(strong), 120 + randn(weak)])*ms
volleys = SpikeGeneratorGroup(strong + weak, arange(strong + weak), times)

inputs = Synapses(volleys, chain, on_pre='s_post += weight')
inputs.connect('j < n')
links = Synapses(chain, chain, on_pre='s_post += weight', delay=5*ms)
links.connect('j // n == i // n + 1')

spikes = SpikeMonitor(chain)
run(220*ms)

last = spikes.t[spikes.i >= 9*n]
print(sum(last < 120*ms), 'spikes in the last layer before the second volley,', sum(last >= 120*ms), 'after it')

figure(figsize=(8, 5))
plot(times/ms, linspace(-0.4, 0.4, strong + weak), '.C1', ms=2)
plot(spikes.t/ms, spikes.i/n + 0.5, '.k', ms=2)
xlim(0, 220)
yticks(arange(11))
xlabel('Time (ms)')
ylabel('Layer (0: the volleys)')
title('A strong volley lives, a weak one dies')
