# Synapses that learn who comes first: STDP
#
# 400 Poisson neurons drive one. A synapse whose spike comes shortly before that of the target grows, one whose spike comes
# shortly after it shrinks a little more (Song, Miller and Abbott 2000). Each keeps a trace of the latest spikes on either
# side; the traces are worked out only when a spike comes. In time the weights move to the two ends.
#
# Try: make shrinking weaker than growing, balance = 0.9. Where do the weights go?
from brian2 import *

seed(10)

N = 400  # inputs
rate = 15*Hz  # of each
taum = 10*ms  # the membrane
taue = 5*ms  # how fast a synapse's channels close
taupre = 20*ms  # how long a spike of an input is remembered
taupost = 20*ms  # how long one of the target is
Ee = 0*mV  # where the current of the synapses turns round
vt = -54*mV  # threshold
vr = -60*mV  # reset
El = -74*mV  # rest
gmax = 0.025  # the largest weight
step = 0.03  # how much one pair of spikes changes
balance = 1.05  # shrinking, compared with growing

inputs = PoissonGroup(N, rates=rate)
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
    Apre += step*gmax
    w = clip(w + Apost, 0, gmax)
    ''',
    on_post='''
    Apost -= balance*step*gmax
    w = clip(w + Apre, 0, gmax)
    ''')
S.connect()
S.w = 'rand()*gmax'
weights = StateMonitor(S, 'w', record=range(20), dt=50*ms)
spikes = SpikeMonitor(neuron)

run(8*second)
print(spikes.num_spikes, 'spikes;', sum(S.w > 0.9*gmax), 'strong synapses,', sum(S.w < 0.1*gmax), 'weak ones')

figure(figsize=(7, 5))
subplot(211)
hist(S.w/gmax, 20)
xlabel('Weight / gmax')
ylabel('Synapses')
title('In the end most weights are weak or strong')
subplot(212)
plot(weights.t/second, weights.w.T/gmax, lw=1)
xlabel('Time (s)')
ylabel('Weight / gmax')
title('How twenty of them came there')
tight_layout()
