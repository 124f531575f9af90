# Spike-frequency adaptation: an adaptation current slows a neuron down.
#
# Two coupled linear equations. Each spike adds to w, a current that pulls the membrane down and decays slowly; w also
# follows the membrane a little (a). The intervals between spikes grow until income and decay balance.
from brian2 import *

C = 200*pF
g_leak = 10*nS
E_leak = -70*mV
v_threshold = -50*mV
v_reset = -58*mV
tau_w = 120*ms
a = 2*nS            # coupling to the membrane
b = 25*pA           # added by every spike
I = 500*pA

neuron = NeuronGroup(1, '''
    dv/dt = (g_leak*(E_leak - v) - w + I)/C : volt
    dw/dt = (a*(v - E_leak) - w)/tau_w : amp
    ''', threshold='v > v_threshold', reset='v = v_reset; w += b', method='exact')
neuron.v = E_leak

trace = StateMonitor(neuron, ['v', 'w'], record=0)
spikes = SpikeMonitor(neuron)
run(400*ms)

intervals = diff(spikes.t)
print('%d spikes' % len(spikes))
print('first interval', intervals[0], 'last interval', intervals[-1])

figure(figsize=(8, 7))
subplot(311)
plot(trace.t/ms, trace.v[0]/mV)
ylabel('v (mV)')
subplot(312)
plot(trace.t/ms, trace.w[0]/pA, 'C1')
ylabel('w (pA)')
subplot(313)
plot(spikes.t[1:]/ms, intervals/ms, 'ko-')
xlabel('Time (ms)')
ylabel('Interval (ms)')
tight_layout()
show()
