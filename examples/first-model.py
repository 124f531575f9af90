# A first neuron: it leaks, it climbs, it spikes
#
# The membrane potential v climbs towards the drive, fast at first and then ever slower. Where it comes to 1 mV, the neuron
# spikes: v starts again from 0 mV, and is held there for 5 ms. Dashed lines are its spikes.
#
# Try: lower the drive, little by little, to 1 mV. How does the time between two spikes change, and where do they end?
from brian2 import *

tau = 10*ms  # how fast the membrane leaks
drive = 2*mV  # where it would go without spikes

G = NeuronGroup(1, 'dv/dt = (drive - v)/tau : volt (unless refractory)',
                threshold='v > 1*mV', reset='v = 0*mV', refractory=5*ms, method='exact')
trace = StateMonitor(G, 'v', record=0)
spikes = SpikeMonitor(G)

run(60*ms)

print('Spike times:', spikes.t[:])
figure(figsize=(6, 3))
plot(trace.t/ms, trace.v[0]/mV)
for t in spikes.t:
    axvline(t/ms, ls='--', c='C1')
xlabel('Time (ms)')
ylabel('v (mV)')
