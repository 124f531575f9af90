# Every kind of index of variables, and the indices that a group gives for them.
from brian2 import *
G = NeuronGroup(6, '''v : volt
x : 1
k : integer
s : 1 (shared)''', name='G')
part = G[1:4]
G.x = 'i'
G.v = 'i*mV'
def tell(call):
    try:
        value = call()
        print(repr(value) if isinstance(value, Quantity) else asarray(value).tolist(), shape(value))
    except Exception as exc:
        print(type(exc).__name__, exc)
def put(index, value):
    def write():
        G.k[index] = value
        return G.k[:].copy()
    return write
for index in [0, -1, 5, int64(2), slice(1, 4), slice(None, None, 2), slice(None, None, -1), slice(4, 100), slice(3, 3), [1, 2], (1, 2), (),
              array([5, 0, 0]), [True, False, True, False, False, True], [False]*6, [True, False], G.x[:] > 3, 'i > 3', 'x == 2', 'i > 100', 'i//2',
              'v > 2*mV and not x > 4', part, arange(3), range(2, 4), [], [0.], 1.5, None, Ellipsis, {1}, 3*mV, [-1, -2]]:
    tell(lambda: G.v[index])
    tell(lambda: G.x[index])
    tell(lambda: array(G.indices[index], dtype=int))
    tell(put(index, 7))
    G.k = 0
tell(lambda: part.indices[:])
tell(lambda: part.x[[0, 2]])
tell(lambda: G.s['i > 1'])
tell(lambda: G.s[:])
tell(put([0, 1], [4, 5]))
tell(put([0, 1], [4, 5, 6]))
tell(put('i > 3', [4, 5]))
tell(put('i > 3', 'i*10'))
tell(put(slice(1, 3), 'i + 100'))
tell(put(part, 3))
