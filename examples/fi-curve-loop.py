# A loop over a parameter: one simulation per input
#
# start_scope() lets Brian forget the objects of the round before, so that each round is a simulation of its own. One group
# with a parameter, as in fi-curve.py, is faster where only a number changes; a loop is the way when each round needs another
# network or another analysis.
#
# Try: give inputs 40 values instead of 10, or loop over tau with a fixed input.
from brian2 import *

tau = 15*ms  # how fast the membrane leaks
duration = 400*ms  # of each simulation
inputs = linspace(0.75, 2.55, 10)
rates = []

for strength in inputs:
    start_scope()
    neuron = NeuronGroup(1, 'dv/dt = (strength - v)/tau : 1', threshold='v > 1', reset='v = 0', method='exact')
    spikes = SpikeMonitor(neuron)
    run(duration)
    rates.append(spikes.num_spikes/duration/Hz)
    print(f'input {strength:.2f}: {spikes.num_spikes} spikes')

figure(figsize=(7, 4))
plot(inputs, rates, 'o-')
axvline(1, ls=':', c='k')
xlabel('Input (thresholds)')
ylabel('Firing rate (sp/s)')
title('Ten simulations, one after the other')
