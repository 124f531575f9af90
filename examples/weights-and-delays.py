# Weights and delays: a number for each synapse
#
# One source spikes twice; six targets listen. Each synapse has a weight of its own (a variable of the synapses) and a delay
# of its own (which every synapse has). Both are set by strings, in which i is the source and j the target: the higher the
# target in the picture, the stronger and the later it is lifted.
#
# Try: let the strongest synapse be the fastest: change j to (5 - j) in the string of the delay.
from brian2 import *

weight = 0.15  # of the first synapse; the others have multiples of it
lag = 3*ms  # by how much each delay is longer than the one before
tau = 8*ms  # how fast the targets leak

source = SpikeGeneratorGroup(1, [0, 0], [10, 50]*ms)
targets = NeuronGroup(6, 'dv/dt = -v/tau : 1', method='exact')

synapses = Synapses(source, targets, 'w : 1', on_pre='v_post += w')
synapses.connect()
synapses.w = 'weight*(j + 1)'
synapses.delay = 'lag*j'

trace = StateMonitor(targets, 'v', record=True)
spikes = SpikeMonitor(source)
run(100*ms)

for k in range(6):
    print('target %d: weight %.2f, delay %s' % (k, synapses.w[k], synapses.delay[k]))

figure(figsize=(8, 5))
for k in range(6):
    plot(trace.t/ms, k + trace.v[k])
for t in spikes.t:
    axvline(t/ms, ls='--', c='k', lw=1)
xlabel('Time (ms)')
ylabel('Target, lifted by v')
title('Two spikes (dashed), and what they do to six targets')
