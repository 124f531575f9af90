# Conditions, probabilities of 0 and 1, numbers of synapses, arrays, subgroups; several calls.
from brian2 import *

G = NeuronGroup(6, 'x : 1\nv : volt', threshold='x > 1', reset='', name='G')
H = NeuronGroup(5, 'y : 1', name='H')
G.x = 'i*0.5'
G.v = 'i*mV'
H.y = 'i'
level = 2


def show(source=G, target=H, **rule):
    S = Synapses(source, target, 'w : 1', name='S_*')
    S.connect(**rule)
    print(len(S), S.i[:], S.j[:])


show()
show(condition=True)
show(condition=False)
show(condition='i == j')
show(condition='(i == j\n or i == 5)')
show(condition='x_pre > 0.5 and y_post < level')
show(condition='y > 3 and v_pre >= 3*mV')
show(condition='abs(i - j) <= 1', n=2)
show(condition='i != j', n='int(x_pre)')
show(condition='i < 2', p=0)
show(condition='i < 2', p=1)
show(condition='i < 3', p='int(j < 2)')
show(condition='j < 2', p='int(i < 3)')
show(p='i == 2')
show(condition='i == j', skip_if_invalid=True)
show(i=[0, 1, 2], j=[1, 2, 3])
show(i=[0, 5, 0], j=1)
show(i=2, j=arange(4))
show(i=(0, 1), j=range(2), n=3)
show(i=[0, 1], j=[1, 2], p=1)
show(i=[0, 1], j=[1, 2], p=0)
show(i=G[1:3], j=[3, 0])
show(source=G[2:5], target=H[1:4], condition='i == j')
show(source=G[2:5], target=H[1:4], condition='x_pre + y_post > 4')
show(source=G[2:5], target=H[1:4], j='2 - i')
show(source=G[2:5], target=G[2:5], condition='i != j')

S = Synapses(G, H, 'w : 1', name='S')
S.connect(i=5, j=4)
S.w = 3
S.connect('i == j and i < 2')
S.connect(i=[3, 3], j=[0, 1], n=2)
print(S.i[:], S.j[:], S.w[:])
print(S.N_outgoing[:], S.N_incoming[:], S.N_outgoing_pre, S.N_incoming_post)
