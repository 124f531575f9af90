# Variables linked to those of a subgroup: of its size, by an array of indices, written through.
from brian2 import *
H = NeuronGroup(6, '''dy/dt = (i + 1)/ms : 1
k : integer
s : 1 (shared)''', threshold='y > 2.05', reset='y = 0; k += 1', method='euler', name='H')
H.y = 'i*0.01'
H.k = 'i'
part = H[2:5]
single = H[5:6]
G = NeuronGroup(3, '''x : 1 (linked)
k : integer (linked)
s : 1 (linked)
twice = 2*x : 1
c : 1''', threshold='x > 1.03', reset='c += k', name='G')
G.x = linked_var(part, 'y')
G.k = linked_var(part.k)
G.s = linked_var(part, 's')
two = NeuronGroup(2, '''y : 1 (linked)
one : 1 (linked)''', name='two')
two.y = linked_var(part, 'y', index=[2, 1])
two.one = linked_var(single, 'y', index=[0, 0])
def shown():
    print(G.x[:], G.k[:], G.s[:], two.y[:], two.one[:], G.x['k > 2'])
shown()
M = StateMonitor(G, ['x', 'k', 'twice', 'c'], record=True)
T = StateMonitor(two, ['y', 'one'], record=True)
S = SpikeMonitor(G)
run(2*ms)
shown()
print(S.count[:], G.c[:])
G.x[:] = 'i*0.25'
G.k[1] = 40
two.y[0] = 9
H.s = 3
shown()
print(H.y[:], H.k[:])
def refused(call):
    try:
        call()
        print('nothing')
    except Exception as exc:
        print(type(exc).__name__, exc)
other = NeuronGroup(2, 'x : 1 (linked)', name='other')
refused(lambda: setattr(other, 'x', linked_var(part, 'y')))
refused(lambda: setattr(other, 'x', linked_var(single, 'y')))
refused(lambda: setattr(other, 'x', linked_var(part, 'nope')))
refused(lambda: setattr(other, 'x', linked_var(part, 'y', index=[0, 1, 2])))
