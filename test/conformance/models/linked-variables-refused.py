# What cannot be linked, and what a linked variable refuses.
from brian2 import *
def refused(call):
    try:
        call()
        print('nothing')
    except Exception as exc:
        print(type(exc).__name__, exc)
H = NeuronGroup(4, '''y : 1
z : volt''', name='H')
G = NeuronGroup(3, '''x : 1 (linked)
v : 1
l : integer''', name='G')
refused(lambda: G.x[:])
refused(lambda: setattr(G, 'x', linked_var(H, 'y')))
refused(lambda: setattr(G, 'x', linked_var(H, 'z', index=[0, 1, 2])))
refused(lambda: setattr(G, 'x', linked_var(H, 'foo')))
refused(lambda: setattr(G, 'v', linked_var(H, 'y')))
refused(lambda: setattr(G, 'nope', linked_var(H, 'y')))
refused(lambda: linked_var(H))
refused(lambda: linked_var(3, 'foo'))
refused(lambda: setattr(G, 'x', 3))
refused(lambda: setattr(G, 'x', 'i'))
for index in [[0, 1, 4], [0, 1, -1], [0., 1, 2], [0, 1], [[0, 1], [2, 3]], 'v', 'foo', 'i + 1', 2]:
    refused(lambda: setattr(G, 'x', linked_var(H, 'y', index=index)))
refused(lambda: NeuronGroup(1, 'x : 1 (linked, shared)'))
