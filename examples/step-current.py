# A current step, by three runs one after the other
#
# Constants are read afresh at every run(). The script changes I between the runs, and the simulation goes on where it
# stopped, with the same neuron, the same monitors and the same clock. While the current flows, the neuron spikes;
# before and after it, the membrane goes back to rest.
#
# Try: find the weakest step that still gives a spike. Ohm's law says where it is: 16 mV divided by R.
from brian2 import *

tau = 10*ms  # how fast the membrane leaks
R = 80*Mohm  # its resistance
E_leak = -70*mV  # where it rests
I_step = 270*pA  # the current of the step

neuron = NeuronGroup(1, 'dv/dt = (E_leak - v + R*I)/tau : volt', threshold='v > -54*mV', reset='v = -72*mV',
                     method='exact')
neuron.v = E_leak
trace = StateMonitor(neuron, 'v', record=0)
spikes = SpikeMonitor(neuron)

I = 0*pA
run(25*ms)
I = I_step
run(70*ms)
I = 0*pA
run(45*ms)

print('spikes at', spikes.t[:])
print('v at the end:', neuron.v[0])

figure(figsize=(7, 4))
plot(trace.t/ms, trace.v[0]/mV)
for edge in [25, 95]:
    axvline(edge, ls=':', c='k')
for t in spikes.t:
    plot([t/ms, t/ms], [-54, -30], 'C0')  # spikes as they look in a recording
xlabel('Time (ms)')
ylabel('v (mV)')
title('The step lasts from 25 to 95 ms')
