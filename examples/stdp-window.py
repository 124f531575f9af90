# The window of STDP: what one pair of spikes does to a synapse
#
# 61 pairs of neurons, each joined by one synapse. The source spikes at 100 ms; the target some time before or after it,
# another time in each pair. Two traces that decay between spikes are enough to learn who was first: source before target
# makes the synapse stronger, target before source makes it weaker.
#
# Try: make tau_post 60 ms. Which half of the window becomes broader?
from brian2 import *

tau_pre = 20*ms  # how long a spike of the source is remembered
tau_post = 20*ms  # how long one of the target is
A_pre = 0.01  # what a pair in the right order adds, at most
A_post = -0.0105  # what one in the wrong order takes away

apart = (arange(61) - 30)*3 + 0.5  # ms from the source's spike to the target's
sources = SpikeGeneratorGroup(61, arange(61), full(61, 100)*ms)
targets = SpikeGeneratorGroup(61, arange(61), (100 + apart)*ms)

S = Synapses(sources, targets, '''
    w : 1
    dpre/dt = -pre/tau_pre : 1 (event-driven)
    dpost/dt = -post/tau_post : 1 (event-driven)
    ''',
    on_pre='''
    pre += A_pre
    w += post
    ''',
    on_post='''
    post += A_post
    w += pre
    ''')
S.connect(j='i')
S.w = 0.5

weights = StateMonitor(S, 'w', record=[20, 40], dt=1*ms)
spikes = SpikeMonitor(targets)
run(210*ms)

change = 100*(S.w/0.5 - 1)
print('largest gain %.2f %%, largest loss %.2f %%' % (max(change), min(change)))

figure(figsize=(10, 4))
subplot(121)
plot(weights.t/ms, 100*(weights.w[0]/0.5 - 1), label='target %.1f ms before' % -apart[20])
plot(weights.t/ms, 100*(weights.w[1]/0.5 - 1), label='target %.1f ms after' % apart[40])
axvline(100, ls='--', c='k', lw=1)
xlabel('Time (ms)')
ylabel('Change of weight (%)')
title('Two synapses')
legend()
subplot(122)
plot(apart, change, 'o', ms=4)
axhline(0, c='k', lw=1)
axvline(0, c='k', lw=1)
xlabel('Target after source by (ms)')
title('All of them')
tight_layout()
