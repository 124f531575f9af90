# Noise softens the f-I curve: a group with noise beside the same group without.
#
# Without noise the rate jumps up from nothing at the threshold of input 1. With noise a neuron below it is kicked over
# now and then, and the sharp corner becomes a smooth foot.
from brian2 import *

N = 80
tau = 12*ms
duration = 800*ms
noise = 0.15

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

plot(quiet.drive, quiet_spikes.count/duration, 'k.', label='no noise')
plot(noisy.drive, noisy_spikes.count/duration, 'C1.', label='with noise')
axvline(1, ls=':', c='k')
xlabel('Input')
ylabel('Firing rate (sp/s)')
legend()
show()
