# Reading and writing variables through parts of a group, by every kind of index.
from brian2 import *
G = NeuronGroup(10, '''v : volt
w : 1
k : integer
b : boolean
s : 1 (shared)
y = 2*w : 1''', name='G')
S = G[3:7]
print(S, len(S), S.N, S.start, S.stop, S.i[:], S.source.name)
print(G[-3:], G[:100], G[4], G[[1, 2, 3]], G[arange(3, 6)], G[1, 2], S[1:3], S[-2:], S[:])
print(Subgroup(G, 1, 3), Subgroup(G, 4, 6, name='named'))
G.w = 'i*10'
G.v = 'i*mV'
print(S.w, S.v, S.v_, S.k, S.b, S.s, S.y, S.i, S.t, S.dt)
print(S.w[:], S.w[0], S.w[-1], S.w[1:3], S.w[[0, 2]], S.w[S.w[:] > 40], S.w['i > 1'], S.w['w < 50'], G.w[S])
S.w = 1
print(G.w[:])
S.w = [1, 2, 3, 4]
print(G.w[:])
S.w = 'i + 100*N'
print(G.w[:])
S.w[0] = 7
S.w['i == 1'] = 77
S.w['i > 1'] = 'i*2'
S.w[[0, 3]] = [8, 9]
print(G.w[:])
S.w[1:3] = 5
S.w[-1] = 6
S.w[S.w[:] > 7] = 0
S.w += 1
print(G.w[:], G.y[:])
S.v = '3*mV + i*mV'
S.v[2:] = [1, 2]*mV
S.k = 'i*2'
S.b = 'i % 2 == 0'
S.s = 3
print(G.v[:], G.k[:], G.b[:], G.s, S.s[:])
print(S.when, S.order, S.active, S.events, S.clock.name)
def refused(call):
    try:
        call()
    except Exception as exc:
        print(type(exc).__name__, exc)
refused(lambda: G[-1])
refused(lambda: G[[1, 2, 5]])
refused(lambda: G[[3, 2, 1]])
refused(lambda: G[G.i[:] > 5])
refused(lambda: G['i < 3'])
refused(lambda: G[::2])
refused(lambda: G[5:5])
refused(lambda: G[5:3])
refused(lambda: G[20])
refused(lambda: G[[]])
refused(lambda: G[[8, 9, 10]])
refused(lambda: G[1.5])
refused(lambda: G[1.5:3])
refused(lambda: G[None])
refused(lambda: S[1])
refused(lambda: S[[1, 2]])
refused(lambda: S.w[4])
refused(lambda: S.w[-5])
refused(lambda: S.w[[0, 7]])
refused(lambda: setattr(S, 'i', 3))
refused(lambda: setattr(S, 'N', 3))
refused(lambda: setattr(S, 'nothing', 3))
refused(lambda: StateMonitor(S, 'v', record=[4]))
