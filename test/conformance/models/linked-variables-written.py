# What is written to a linked variable goes to the variable behind it.
from brian2 import *
H = NeuronGroup(4, '''x : 1
k : integer
shared : 1 (shared)''', name='H')
one = NeuronGroup(1, 'x : 1', name='one')
G = NeuronGroup(6, '''y : 1 (linked)
l : integer
z : 1 (linked)
o : 1 (linked)
s : 1 (linked)
k : integer (linked)''', name='G')
G.l = 'i % 4'
G.y = linked_var(H, 'x', index='l')
G.z = linked_var(H, 'x', index=[3, 2, 1, 0, 0, 1])
G.o = linked_var(one, 'x')
G.s = linked_var(H, 'shared')
G.k = linked_var(H, 'k', index=[3, 2, 1, 0, 0, 1])
far = NeuronGroup(6, 'y : 1 (linked)', name='far')
far.y = linked_var(G, 'z')
def shown():
    print(H.x[:], one.x[:], H.shared[:], H.k[:], G.y[:], far.y[:])
G.y[0] = 3
shown()
G.y[4:6] = [7, 8]
shown()
G.z[:] = [1, 2, 3, 4, 5, 6]
shown()
G.y[:] = 'i*2'
shown()
G.z['i > 3'] = -1
G.o[:] = 4
G.s[:] = 6
shown()
G.k[1] = 12
G.y[0] += 1
G.y[2:4] *= 2
shown()
G.z[1:3] = 'i + 100'
G.z[[0, 1]] = [31, 32]
G.k[:] = 'i'
G.y_[1:2] = 9
shown()
far.y[2:] = 'i*3'
far.y[0] = 5
shown()
G.set_states({'z': [6, 5, 4, 3, 2, 1]})
shown()
print(list(G.get_states(read_only_variables=False)))
try:
    G.y[:] = 2*mV
except DimensionMismatchError as exc:
    print(exc)
try:
    G.y = 3
except ValueError as exc:
    print(exc)
@network_operation(dt=0.5*ms)
def write():
    G.y[1] = G.y[1] + 1
M = StateMonitor(G, 'y', record=True)
run(2*ms)
shown()
