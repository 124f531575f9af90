# What spikes behind the synapses do: in the same step after what those before them do, and a while later with a delay.
from brian2 import *
A = NeuronGroup(2, 'dx/dt = (1 + 0.31*i)/ms : 1', threshold='x > 1.05', reset='x = 0', method='euler')
B = NeuronGroup(3, 'dy/dt = (0.7 + 0.2*i)/ms : 1', threshold='y > 1.03', reset='y = 0', method='euler')
S = Synapses(A, B, 'w : 1\nlast : second\nafter : 1', on_pre='w = w*0.5 + 1', on_post='w = w*2 - 0.25; last = t; after += x_pre')
S.connect()
D = Synapses(A, B, 'w : 1\nlast : second', on_pre='w = w*0.5 + 1', on_post='w = w*2 - 0.25; last = t')
D.connect(condition='i != j')
D.post.delay = '0.3*ms + 0.1*i*ms'
W = StateMonitor(S, ['w', 'last', 'after'], record=True)
V = StateMonitor(D, ['w', 'last'], record=True)
run(6*ms)
print(S.w[:], D.w[:])
