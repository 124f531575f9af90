# The f-I curve: how the firing rate depends on the current
#
# One group, one current per neuron. Below the rheobase nothing happens; just above it the rate rises steeply, and for
# strong currents the refractory period bends the curve towards its ceiling. The line is the formula: the time to climb from
# the reset to the threshold, plus the refractory period.
#
# Try: make t_refractory 1 ms. Which part of the curve changes, and which does not?
from brian2 import *

N = 60  # neurons, each with a current of its own
C = 250*pF  # capacitance
g_leak = 12.5*nS  # conductance of the leak
E_leak = -68*mV  # where the membrane rests
v_threshold = -51*mV  # where a spike starts
v_reset = -60*mV  # where it ends
t_refractory = 4*ms  # the pause after it
I_max = 900*pA  # the strongest current
duration = 500*ms

neurons = NeuronGroup(N, '''
    dv/dt = (g_leak*(E_leak - v) + I)/C : volt (unless refractory)
    I : amp (constant)
    ''', threshold='v > v_threshold', reset='v = v_reset', refractory=t_refractory, method='exact')
neurons.v = E_leak
neurons.I = 'I_max*i/(N - 1)'

spikes = SpikeMonitor(neurons)
run(duration)

rheobase = g_leak*(v_threshold - E_leak)
print('rheobase:', rheobase)
print('ceiling:', 1/t_refractory)
print('spikes of the last neuron:', spikes.count[N - 1])

currents = linspace(1.02, I_max/rheobase, 200)*rheobase
climb = C/g_leak*log((E_leak + currents/g_leak - v_reset)/(E_leak + currents/g_leak - v_threshold))

figure(figsize=(10, 4))
subplot(121)
plot(spikes.t/ms, neurons.I[:][spikes.i]/pA, '.k', markersize=2)
xlabel('Time (ms)')
ylabel('Input (pA)')
title('Spikes')
subplot(122)
plot(neurons.I/pA, spikes.count/duration, 'o', label='counted')
plot(currents/pA, 1/(climb + t_refractory), 'C1', label='theory')
xlabel('Input (pA)')
ylabel('Firing rate (sp/s)')
title('Rates')
legend()
tight_layout()
