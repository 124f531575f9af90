# `G.v[:]` is the group's own array: it shows later values, and what is written into it or into its slices is written to the group.
from brian2 import *
G = NeuronGroup(4, '''dv/dt = volt/second : volt (unless refractory)
x : 1
k : integer
b : boolean
s : 1 (shared)
y = 2*x : 1
c = x + 1 : 1 (constant over dt)''', threshold='v > 0.15*mV', reset='v = 0*volt; x += 1; k += 1; b = not b', refractory=0.2*ms, method='euler')
G.run_regularly('s += 1')
live = [G.v[:], G.v_[:], G.x[:], G.k[:], G.b[:], G.c[:], G.not_refractory[:], G.v]
copied = [G.v[0:4], G.v[::1], G.v[[0, 1]], G.v[0], asarray(G.v), array(G.v[:]), G.v[:].copy(), G.v[:] + 0*volt, G.s[:], G.y[:], G[1:3].x[:], G.get_states()['x']]
part = live[2][1:]
def shown():
    print([asarray(each).tolist() for each in live], [asarray(each).tolist() for each in copied], part)
shown()
run(0.2*ms)
shown()
run(0.4*ms)
shown()
x, v, k = live[2], live[0], live[3]
x[1] = 50
print(G.x[:], x[1], part[0])
x += 3
print(G.x[:], x, part)
part[::2] = [7, 8]
print(G.x[:], x[-1], x[1:3], x.sum(), x.dtype, len(x), x.shape, x > 7)
x[x > 7] = 1
x[[0, 2]] = [-1, -2]
print(G.x[:], mean(x), sorted(x), list(x), [float(each) for each in x])
v[0] = 7*volt
v[1:3] = [1, 2]*volt
v *= 2
print(G.v[:], repr(v), v[1], v/mV)
k[0] = 77
k[1:] += 1
live[4][:] = True
print(G.k[:], G.b[:], type(x).__name__, isinstance(x, ndarray), isinstance(v, Quantity))
G.x[:] += 10
print(x, x.tolist(), x.max(), x.argmax(), x.reshape(2, 2), concatenate([x, x]))
try:
    v[0] = 3
except DimensionMismatchError as exc:
    print(exc)
try:
    x[4] = 3
except IndexError as exc:
    print(exc)
kept = []
for n in range(3):
    run(0.1*ms)
    kept.append(G.x[:])
    G.x[0] = n
print(kept)
store()
G.x = 5
print(x)
restore()
print(x, v)
x.sort()
print(G.x[:])
