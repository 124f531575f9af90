# Irregular without any noise: a balanced network
#
# Every neuron is driven above its threshold by the same constant current, and held back by strong inhibition. Nothing in the
# network is random while it runs, and yet its neurons fire like dice: what excitation brings, inhibition takes away again,
# and only the fluctuations are left (van Vreeswijk and Sompolinsky 1996).
#
# Try: make g smaller than 4. The balance tips over, and all fire as fast as they can.
from brian2 import *

seed(5)

N_exc = 2000  # excitatory neurons
N_inh = 500  # inhibitory ones
g = 8  # how much stronger inhibition is
J = 0.8*mV  # the effect of one excitatory spike
tau = 20*ms  # how fast a membrane leaks
drive = 22*mV  # the constant input; the threshold is at 20 mV

G = NeuronGroup(N_exc + N_inh, 'dv/dt = (drive - v)/tau : volt (unless refractory)',
                threshold='v > 20*mV', reset='v = 10*mV', refractory=2*ms, method='exact')
G.v = 'rand()*20*mV'
exc = G[:N_exc]
inh = G[N_exc:]

excitation = Synapses(exc, G, on_pre='v_post += J')
excitation.connect(p=0.05)
inhibition = Synapses(inh, G, on_pre='v_post -= g*J')
inhibition.connect(p=0.05)
excitation.delay = '0.5*ms + rand()*4*ms'
inhibition.delay = '0.5*ms + rand()*4*ms'

spikes = SpikeMonitor(G)
rate = PopulationRateMonitor(G)
run(400*ms)

trains = [t for t in spikes.spike_trains().values() if len(t) > 4]
cv = [std(diff(t))/mean(diff(t)) for t in trains]
print('mean rate', round(spikes.num_spikes/(N_exc + N_inh)/0.4, 1), 'Hz; mean CV of intervals', round(mean(cv), 2))

figure(figsize=(7, 5))
subplot(211)
shown = spikes.i < 200
plot(spikes.t[shown]/ms, spikes.i[shown], '.k', ms=2)
xlim(0, 400)
ylabel('Neuron')
title('Spikes of 200 neurons')
subplot(212)
plot(rate.t/ms, rate.smooth_rate(window='flat', width=2*ms)/Hz)
xlim(0, 400)
xlabel('Time (ms)')
ylabel('Rate (sp/s)')
title('An average neuron')
tight_layout()
