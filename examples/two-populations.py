# Two kinds of neurons in one simulation
#
# Groups may share names of variables and constants; a namespace gives each group its own values for the same
# equations. Within each group neurons differ by their drive, which is a parameter: the stronger it is, the more often a
# neuron spikes. run() takes all groups and monitors together.
#
# Try: give the fast neurons the time constant of the regular ones. What still sets them apart?
from brian2 import *

tau_regular = 20*ms  # time constant of the regular neurons
tau_fast = 8*ms  # and of the fast ones

equations = '''
dv/dt = (drive - v)/tau : 1 (unless refractory)
drive : 1
'''

regular = NeuronGroup(20, equations, threshold='v > 1', reset='v = 0', refractory=4*ms, method='exact',
                      namespace={'tau': tau_regular})
fast = NeuronGroup(5, equations, threshold='v > 1', reset='v = 0', refractory=1*ms, method='exact',
                   namespace={'tau': tau_fast})
regular.drive = '1.05 + 0.02*i'
fast.drive = '1.1 + 0.05*i'

regular_spikes = SpikeMonitor(regular)
fast_spikes = SpikeMonitor(fast)
run(200*ms)

print('regular: %d spikes, fast: %d spikes' % (regular_spikes.num_spikes, fast_spikes.num_spikes))
print('per neuron:', regular_spikes.num_spikes/len(regular), fast_spikes.num_spikes/len(fast))

figure(figsize=(7, 4))
plot(regular_spikes.t/ms, regular_spikes.i, '.C0', label='regular')
plot(fast_spikes.t/ms, fast_spikes.i + len(regular), '.C3', label='fast')
axhline(len(regular) - 0.5, ls=':', c='k')
xlabel('Time (ms)')
ylabel('Neuron')
title('The stronger the drive, the more spikes')
legend()
