# A delay lasts a whole number of steps: halves go up, as the division of doubles leaves them.
from brian2 import *
A = SpikeGeneratorGroup(1, [0], [0.1]*ms)
B = NeuronGroup(12, 'v : 1\nat : second')
S = Synapses(A, B, on_pre='v_post += 1; at_post = t')
S.connect()
S.delay = [0, 0.04, 0.05, 0.06, 0.149, 0.15, 0.151, 0.25, 0.35, 0.45, 0.55, 1.0]*ms
M = StateMonitor(B, 'v', record=True)
run(2*ms)
print((B.at[:]/(0.1*ms)).astype(int))
C = NeuronGroup(5, 'v : 1\nat : second')
all_delays = [0.05, 0.15, 0.25, 0.35, 1.3]*ms
objects = []
for k in range(5):
    T = Synapses(A, C, on_pre='at_post = t', delay=all_delays[k], name='t%d' % k)
    T.connect(i=0, j=k)
    objects.append(T)
G = SpikeGeneratorGroup(1, [0], [0.3]*ms)
net = Network(G, C)
for k in range(5):
    T = Synapses(G, C, on_pre='at_post = t', delay=all_delays[k], name='u%d' % k)
    T.connect(i=0, j=k)
    net.add(T)
net.run(2*ms)
print(C.at[:])
