# Synapses that learn who comes first: spike-timing-dependent plasticity.
#
# 500 Poisson neurons drive one. A synapse whose spike comes shortly before that of the target grows, one whose spike
# comes shortly after it shrinks a little more (Song, Miller and Abbott 2000). Each keeps a trace of the latest spikes on
# either side; the traces are worked out only when a spike comes. After a while the weights have gathered at the two ends.
from brian2 import *

N = 500
taum, taupre, taupost, taue = 10*ms, 20*ms, 20*ms, 5*ms
Ee, vt, vr, El = 0*mV, -54*mV, -60*mV, -74*mV
gmax = 0.02
dApre = 0.02*gmax
dApost = -1.05*dApre

inputs = PoissonGroup(N, rates=15*Hz)
neuron = NeuronGroup(1, '''
    dv/dt = (ge*(Ee - v) + El - v)/taum : volt
    dge/dt = -ge/taue : 1
    ''', threshold='v > vt', reset='v = vr', method='euler')
S = Synapses(inputs, neuron, '''
    w : 1
    dApre/dt = -Apre/taupre : 1 (event-driven)
    dApost/dt = -Apost/taupost : 1 (event-driven)
    ''',
    on_pre='''
    ge_post += w
    Apre += dApre
    w = clip(w + Apost, 0, gmax)
    ''',
    on_post='''
    Apost += dApost
    w = clip(w + Apre, 0, gmax)
    ''')
S.connect()
S.w = 'rand()*gmax'
weights = StateMonitor(S, 'w', record=range(20), dt=100*ms)
spikes = SpikeMonitor(neuron)

run(20*second)
print(spikes.num_spikes, 'spikes;', sum(S.w > 0.9*gmax), 'strong synapses,', sum(S.w < 0.1*gmax), 'weak ones')

figure(figsize=(7, 5))
subplot(211)
hist(S.w/gmax, 20)
xlabel('Weight / gmax')
ylabel('Synapses')
subplot(212)
plot(weights.t/second, weights.w.T/gmax)
xlabel('Time (s)')
ylabel('Weight / gmax')
