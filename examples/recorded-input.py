# A recorded input: TimedArray
#
# A list of numbers, one for every so many milliseconds, is played to a neuron: a TimedArray is a function of time, to be used
# in equations. Here the list is made on the spot, as a tune of three waves; it might as well be read from a file by loadtxt().
# Both neurons hear the same tune, one faintly, one loudly.
#
# Try: play the tune at half the speed: give TimedArray a dt of 2 ms, and let the simulation run for twice as long.
from brian2 import *

tau = 8*ms  # how fast the neurons leak
quiet = 1.25  # how loud the tune is for the first neuron
loud = 1.6  # and for the second

k = arange(300)
recording = 0.5 + 0.3*sin(2*pi*k/90) + 0.25*sin(2*pi*k/37 + 1) + 0.15*sin(2*pi*k/11)
tune = TimedArray(recording, dt=1*ms)

listeners = NeuronGroup(2, '''
    dv/dt = (loudness*tune(t) - v)/tau : 1
    loudness : 1
    ''', threshold='v > 1', reset='v = 0', method='euler')
listeners.loudness = [quiet, loud]

trace = StateMonitor(listeners, 'v', record=True)
spikes = SpikeMonitor(listeners)
run(300*ms)
print('spikes:', spikes.count[0], 'and', spikes.count[1])

figure(figsize=(8, 7))
subplot(311)
step(k, recording, 'k', where='post', lw=1)
ylabel('Input')
title('The recording')
for neuron, name in enumerate(['It heard faintly', 'It heard loudly']):
    subplot(3, 1, neuron + 2)
    plot(trace.t/ms, trace.v[neuron], f'C{neuron}')
    for t in spikes.t[spikes.i == neuron]:
        axvline(t/ms, ls=':', c='k', lw=1)
    axhline(1, ls='--', c='k', lw=1)
    ylim(-0.2, 1.2)
    ylabel('v')
    title(name)
xlabel('Time (ms)')
tight_layout()
