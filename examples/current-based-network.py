# The network that simulators are compared with
#
# 4000 neurons, each with about 80 partners. Excitation is a current that fades in 5 ms, inhibition one that fades in 10 ms.
# Started at random potentials, the network keeps itself going, with a few spikes a second in each neuron (after Vogels
# and Abbott 2005, and the benchmarks of Brette et al. 2007). Spikes are rare, and each goes to 2 % of the neurons.
#
# Try: make inhibition weaker, wi = -4*mV. The network begins to pulse: how fast, and what sets the pace?
from brian2 import *

seed(7)

taum = 20*ms  # how fast a membrane leaks
taue = 5*ms  # how fast excitation fades
taui = 10*ms  # how fast inhibition fades
Vt = -50*mV  # where a spike starts
Vr = -60*mV  # where it ends
El = -49*mV  # where a membrane rests: above its threshold
we = 1.62*mV  # what an excitatory spike adds
wi = -9*mV  # what an inhibitory one does

P = NeuronGroup(4000, '''
    dv/dt = (ge + gi - (v - El))/taum : volt (unless refractory)
    dge/dt = -ge/taue : volt
    dgi/dt = -gi/taui : volt
    ''', threshold='v > Vt', reset='v = Vr', refractory=5*ms, method='exact')
P.v = 'Vr + rand()*(Vt - Vr)'

exc = Synapses(P[:3200], P, on_pre='ge_post += we')
exc.connect(p=0.02)
inh = Synapses(P[3200:], P, on_pre='gi_post += wi')
inh.connect(p=0.02)

spikes = SpikeMonitor(P)
trace = StateMonitor(P, 'v', record=0)
run(300*ms)
print(spikes.num_spikes, 'spikes')

figure(figsize=(7, 5))
subplot(211)
plot(spikes.t/ms, spikes.i, ',k')
ylabel('Neuron')
title('Spikes; the inhibitory neurons are the upper fifth')
subplot(212)
plot(trace.t/ms, trace.v[0]/mV)
axhline(Vt/mV, ls=':', c='k')
xlabel('Time (ms)')
ylabel('v (mV)')
title('Neuron 0, and its threshold')
tight_layout()
