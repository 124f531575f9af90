# Two kinds of neurons in one simulation: regular ones and fast ones.
#
# Groups may share names of variables and constants; a namespace gives each group its own values for the same
# equations. run() takes all groups and monitors together.
from brian2 import *

equations = '''
dv/dt = (drive - v)/tau : 1 (unless refractory)
drive : 1
'''

regular = NeuronGroup(20, equations, threshold='v > 1', reset='v = 0', refractory=4*ms, method='exact',
                      namespace={'tau': 20*ms})
fast = NeuronGroup(5, equations, threshold='v > 1', reset='v = 0', refractory=1*ms, method='exact',
                   namespace={'tau': 8*ms})
regular.drive = '1.05 + 0.02*i'
fast.drive = '1.1 + 0.05*i'

regular_spikes = SpikeMonitor(regular)
fast_spikes = SpikeMonitor(fast)
run(200*ms)

print('regular: %d spikes, fast: %d spikes' % (regular_spikes.num_spikes, fast_spikes.num_spikes))
print('per neuron:', regular_spikes.num_spikes/len(regular), fast_spikes.num_spikes/len(fast))

plot(regular_spikes.t/ms, regular_spikes.i, '.C0', label='regular')
plot(fast_spikes.t/ms, fast_spikes.i + len(regular), '.C3', label='fast')
axhline(len(regular) - 0.5, ls=':', c='k')
xlabel('Time (ms)')
ylabel('Neuron')
legend()
show()
