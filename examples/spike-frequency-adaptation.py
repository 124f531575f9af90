# Spike-frequency adaptation: a current that slows a neuron down
#
# Two coupled linear equations. Each spike adds to w, a current that pulls the membrane down and decays slowly; w also
# follows the membrane a little (a). The intervals between spikes grow until income and decay balance.
#
# Try: set b to 0 pA, then to 100 pA. What becomes of the intervals?
from brian2 import *

C = 200*pF  # capacitance
g_leak = 10*nS  # conductance of the leak
E_leak = -70*mV  # where the membrane rests
v_threshold = -50*mV  # where a spike starts
v_reset = -58*mV  # where it ends
tau_w = 120*ms  # how slowly adaptation fades
a = 2*nS  # how much it follows the membrane
b = 25*pA  # how much every spike adds to it
I = 500*pA  # the current

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
title('The membrane')
subplot(312)
plot(trace.t/ms, trace.w[0]/pA, 'C1')
ylabel('w (pA)')
title('Adaptation builds up')
subplot(313)
plot(spikes.t[1:]/ms, intervals/ms, 'ko-')
xlabel('Time (ms)')
ylabel('Interval (ms)')
title('Spikes come more and more slowly')
tight_layout()
