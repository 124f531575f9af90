# Four ways to be refractory
#
# refractory= keeps a neuron from spiking again too soon. With (unless refractory) behind its equation the membrane is held
# as well, so the climb starts only when the pause is over. A string may give a condition that ends the pause: here the
# membrane has to come down below 0.4 before the next spike counts. Dashed lines are spikes, the dotted one the threshold.
#
# Try: make the pause 3 ms. Which of the first three panels are now alike, and why?
from brian2 import *

tau = 8*ms  # how fast the membranes leak
drive = 1.4  # where they would go without spikes
pause = 14*ms  # no spike so long after a spike
free = 'dv/dt = (drive - v)/tau : 1'
held = 'dv/dt = (drive - v)/tau : 1 (unless refractory)'

without = NeuronGroup(1, free, threshold='v > 1', reset='v = 0', method='exact')
silent = NeuronGroup(1, free, threshold='v > 1', reset='v = 0', refractory=pause, method='exact')
clamped = NeuronGroup(1, held, threshold='v > 1', reset='v = 0', refractory=pause, method='exact')
falling = NeuronGroup(1, '''
    dv/dt = (waves - v)/tau : 1
    waves = drive*int(sin(2*pi*t/(40*ms)) > 0.1) : 1
    ''', threshold='v > 1', refractory='v > 0.4', method='euler')

traces_without = StateMonitor(without, 'v', record=0)
traces_silent = StateMonitor(silent, 'v', record=0)
traces_clamped = StateMonitor(clamped, 'v', record=0)
traces_falling = StateMonitor(falling, 'v', record=0)
spikes_without = SpikeMonitor(without)
spikes_silent = SpikeMonitor(silent)
spikes_clamped = SpikeMonitor(clamped)
spikes_falling = SpikeMonitor(falling)

run(100*ms)

labels = ['no pause', 'refractory=pause', '(unless refractory)', "refractory='v > 0.4'"]
traces = [traces_without, traces_silent, traces_clamped, traces_falling]
spikes = [spikes_without, spikes_silent, spikes_clamped, spikes_falling]

figure(figsize=(8, 8))
for row in range(4):
    print('%-20s %s' % (labels[row], spikes[row].t[:]))
    subplot(4, 1, row + 1)
    plot(traces[row].t/ms, traces[row].v[0], f'C{row}')
    axhline(1, ls=':', c='k')
    for t in spikes[row].t:
        axvline(t/ms, ls='--', c='k', lw=1)
    ylabel('v')
    title(labels[row])
xlabel('Time (ms)')
tight_layout()
