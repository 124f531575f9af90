# Left, right, left, right: a half-centre oscillator
#
# Two neurons, both driven, inhibit each other: one fires and keeps the other silent. But firing is tiring: each spike adds to
# an adaptation current w. When the active neuron has slowed down enough, the other escapes, and the roles change. Two
# neurons make a rhythm that neither has by itself, as in the spinal cord of a swimming lamprey.
#
# Try: raise the fatigue to 0.1 for a faster step, then set inhibition to 0: what does each neuron do by itself?
from brian2 import *

drive = 1.6  # what both neurons get; thresholds are 1
inhibition = 0.35  # what a spike of the partner takes away
fatigue = 0.06  # what a spike costs oneself
tau = 10*ms  # how fast a membrane leaks
tau_s = 30*ms  # how fast inhibition fades
tau_w = 300*ms  # how fast one recovers

pair = NeuronGroup(2, '''
    dv/dt = (drive - s - w - v)/tau : 1
    ds/dt = -s/tau_s : 1
    dw/dt = -w/tau_w : 1
    ''', threshold='v > 1', reset='v = 0; w += fatigue', method='euler')
pair.w = [0, 0.3]

S = Synapses(pair, pair, on_pre='s_post += inhibition')
S.connect('i != j')

trace = StateMonitor(pair, ['v', 'w'], record=True)
spikes = SpikeMonitor(pair)
run(1.8*second)
print(spikes.count[0], 'spikes on the left,', spikes.count[1], 'on the right')

figure(figsize=(8, 6))
subplot(211)
for k, name in enumerate(['left', 'right']):
    own = spikes.t[spikes.i == k]
    vlines(own/ms, k + 0.6, k + 1.4, color=f'C{k}', lw=1)
yticks([1, 2], ['left', 'right'])
xlim(0, 1800)
title('Spikes')
subplot(212)
for k, name in enumerate(['left', 'right']):
    plot(trace.t/ms, trace.w[k], f'C{k}', label=name)
xlim(0, 1800)
xlabel('Time (ms)')
ylabel('w (thresholds)')
title('Fatigue')
legend()
tight_layout()
