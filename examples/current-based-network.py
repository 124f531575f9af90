# The network that simulators are compared with: 4000 neurons with currents that decay after each spike.
#
# Excitation fades in 5 ms, inhibition in 10 ms; each neuron has about 80 partners. Started at random potentials, the
# network keeps itself going, with a few spikes a second in each neuron (after Vogels and Abbott 2005, and the benchmarks
# of Brette et al. 2007). Its speed is that of its neurons: spikes are rare, and each goes to 2 % of them.
from brian2 import *

taum, taue, taui = 20*ms, 5*ms, 10*ms
Vt, Vr, El = -50*mV, -60*mV, -49*mV
we, wi = 1.62*mV, -9*mV

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
subplot(212)
plot(trace.t/ms, trace.v[0]/mV)
xlabel('Time (ms)')
ylabel('v of neuron 0 (mV)')
