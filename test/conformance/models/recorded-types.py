# Traces of integers, booleans and a value shared by all, of neurons in an order of one's own.
from brian2 import *
G = NeuronGroup(5, '''
    dv/dt = (1.5 + 0.25*i + wave - v)/(10*ms) : 1
    wave = 0.25*int(t > 20*ms) : 1 (shared)
    n : integer
    odd : boolean
    ''', threshold='v > 1', reset='''
    v = 0
    n += 1
    odd = not odd
    ''', refractory=1.5*ms, method='euler')
M = StateMonitor(G, ['v', 'n', 'odd', 'not_refractory'], record=[3, 0, 4])
W = StateMonitor(G, 'wave', record=True, dt=0.5*ms)
S = SpikeMonitor(G)
run(60*ms)
print(M.n[:, -1], M.odd[:, -1])
print(M.n.dtype, M.odd.dtype)
print(len(W.t), W.wave.shape)
print(G.n[:], S.count[:])
