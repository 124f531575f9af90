# Something new every 50 ms: run_regularly
#
# run_regularly carries out a line of code for all neurons again and again, at steps of its own: here every neuron is given
# a new input by chance every 50 ms. It stays inside the compiled simulation, so that it costs next to nothing. A neuron
# whose input lies above the threshold of 1 spikes, the more often the higher it is.
#
# Try: let the input wander instead: 'I = clip(I + 0.4*randn(), 0, 3)'.
from brian2 import *

seed(14)

tau = 10*ms  # how fast the neurons leak
strongest = 3  # inputs lie between 0 and this
N = 100  # neurons, of which two are drawn

neurons = NeuronGroup(N, '''
    dv/dt = (I - v)/tau : 1
    I : 1
    ''', threshold='v > 1', reset='v = 0', method='exact')
neurons.run_regularly('I = strongest*rand()', dt=50*ms)

trace = StateMonitor(neurons, ['v', 'I'], record=[0, 1])
spikes = SpikeMonitor(neurons)
run(500*ms)
print('%.1f spikes per neuron' % (spikes.num_spikes/N))

figure(figsize=(8, 6))
for k in range(2):
    subplot(2, 1, k + 1)
    plot(trace.t/ms, trace.I[k], 'k', label='input')
    plot(trace.t/ms, trace.v[k], f'C{k}', lw=1, label='v')
    axhline(1, ls=':', c='k')
    ylim(-0.1, 3.1)
    ylabel('v, input')
    title(f'Neuron {k}')
    legend(loc='upper right')
xlabel('Time (ms)')
tight_layout()
