# Noise softens the f-I curve
#
# Without noise the rate jumps up from nothing where the input comes to the threshold, 1. With noise a neuron below it is
# kicked over now and then, and the sharp corner becomes a smooth foot. Each dot is one neuron with an input of its own.
#
# Try: raise the noise to 0.4, then lower it to 0.02.
from brian2 import *

seed(3)

N = 80  # neurons in each group
tau = 12*ms  # how fast the membranes leak
noise = 0.15  # standard deviation of the fluctuations
duration = 800*ms

quiet = NeuronGroup(N, '''
    dv/dt = (drive - v)/tau : 1 (unless refractory)
    drive : 1
    ''', threshold='v > 1', reset='v = 0', refractory=3*ms, method='exact')
noisy = NeuronGroup(N, '''
    dv/dt = (drive - v)/tau + noise*sqrt(2/tau)*xi : 1 (unless refractory)
    drive : 1
    ''', threshold='v > 1', reset='v = 0', refractory=3*ms, method='euler')
quiet.drive = '0.5 + 1.5*i/(N - 1)'
noisy.drive = '0.5 + 1.5*i/(N - 1)'

quiet_spikes = SpikeMonitor(quiet)
noisy_spikes = SpikeMonitor(noisy)
run(duration)

figure(figsize=(7, 4))
plot(quiet.drive, quiet_spikes.count/duration, 'k.', label='no noise')
plot(noisy.drive, noisy_spikes.count/duration, 'C1.', label='with noise')
axvline(1, ls=':', c='k')
xlabel('Input (thresholds)')
ylabel('Firing rate (sp/s)')
title('A sharp corner becomes a smooth foot')
legend()
