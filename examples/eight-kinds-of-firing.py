# Eight kinds of firing: Izhikevich's collection
#
# One model, eight sets of four numbers (after Izhikevich, IEEE Transactions on Neural Networks 15, 2004). Six neurons get a
# step of current: some answer all along, some at the onset only, by single spikes or by bursts. The last two are pulled
# down for 5 ms, and fire when they are let go. Bars below the traces say when the current flows.
#
# Try: make the step last 60 ms only. Which neurons do not care?
from brian2 import *

onset = 20*ms  # when the current begins
step = 180*ms  # how long the step of the first six lasts
pulse = 5*ms  # and the pulse of the last two
duration = 220*ms

kinds = ['tonic spiking', 'phasic spiking', 'tonic bursting', 'phasic bursting',
         'mixed mode', 'adaptation', 'rebound spike', 'rebound burst']

neurons = NeuronGroup(8, '''
    dv/dt = (0.04*v**2 + 5*v + 140 - u + I)/ms : 1
    du/dt = a*(b*v - u)/ms : 1
    I : 1
    a : 1 (constant)
    b : 1 (constant)
    c : 1 (constant)
    d : 1 (constant)
    ''', threshold='v >= 30', reset='v = c; u += d', method='euler')
neurons.a = [0.02, 0.02, 0.02, 0.02, 0.02, 0.01, 0.03, 0.03]
neurons.b = [0.2, 0.25, 0.2, 0.25, 0.2, 0.2, 0.25, 0.25]
neurons.c = [-65, -65, -50, -55, -55, -65, -60, -52]
neurons.d = [6, 6, 2, 0.05, 4, 8, 4, 0]
neurons.v = [-70, -64, -70, -64, -70, -70, -64, -64]
neurons.u = 'b*v'

trace = StateMonitor(neurons, 'v', record=True)
spikes = SpikeMonitor(neurons)
run(onset)
neurons.I = [14, 0.5, 15, 0.6, 10, 30, -15, -15]
run(pulse)
neurons.I[6:] = 0
run(step - pulse)
neurons.I = 0
run(duration - onset - step)

figure(figsize=(10, 8))
for k in range(8):
    print('%-16s %d spikes' % (kinds[k], spikes.count[k]))
    subplot(4, 2, k + 1)
    plot(trace.t/ms, trace.v[k], f'C{k}', lw=1)
    plot([onset/ms, (onset + (step if k < 6 else pulse))/ms], [-95, -95], 'k', lw=3)
    ylim(-105, 45)
    title(kinds[k])
    if k % 2 == 0:
        ylabel('v (mV)')
    if k > 5:
        xlabel('Time (ms)')
tight_layout()
