# An f-I curve point by point: one simulation per input, in a loop.
#
# start_scope() lets Brian forget the objects of the round before. The group approach of fi-curve.py is faster;
# a loop is the way when each round needs another network or another analysis.
from brian2 import *

tau = 15*ms
inputs = linspace(0.75, 2.55, 10)
rates = []

for strength in inputs:
    start_scope()
    neuron = NeuronGroup(1, 'dv/dt = (strength - v)/tau : 1', threshold='v > 1', reset='v = 0', method='exact')
    spikes = SpikeMonitor(neuron)
    run(400*ms)
    rates.append(spikes.num_spikes/(400*ms)/Hz)
    print(f'input {strength:.2f}: {spikes.num_spikes} spikes')

plot(inputs, rates, 'o-')
axvline(1, ls=':', c='k')
xlabel('Input')
ylabel('Firing rate (sp/s)')
show()
