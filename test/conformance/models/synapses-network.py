# Synapses in networks: added, and run by run; an object on their own names.
from brian2 import *
A = SpikeGeneratorGroup(2, [0, 1, 0, 0, 1], [0.3, 1, 1.4, 3, 3.7]*ms)
B = NeuronGroup(2, 'v : 1')
S = Synapses(A, B, 'w : 1', on_pre='v_post += w', name='mine')
S.connect(condition='i == j')
S.w = 2
T = Synapses(A, B, on_pre='v_post += 10')
T.connect()
net = Network(A, B, S)
net.run(1.2*ms)
print(B.v[:])
net.add(T)
net.run(1*ms)
print(B.v[:])
net.remove(S)
net.run(2*ms)
print(B.v[:], S.name, T.name, T.pre.name, len(S))
print(S)
