# One neuron: it leaks towards 2 mV, spikes at 1 mV, and rests for 5 ms after each spike.
from brian2 import *

tau = 10*ms
drive = 2*mV

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
