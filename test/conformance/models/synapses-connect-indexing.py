# Synapses in brackets: by number, by their neurons, by conditions, as values of their own, and several between two neurons.
from brian2 import *

G = NeuronGroup(5, 'x : 1', threshold='x > 1', reset='', name='G')
H = NeuronGroup(4, 'y : 1', name='H')
G.x = 'i*0.5'
H.y = 'i'
S = Synapses(G, H, 'w : 1\nu : second', on_pre='y_post += w', multisynaptic_index='k', name='S')
S.connect('i != j and i < 3')
S.connect(i=[3, 3, 4], j=[1, 1, 1])
S.w = 'i*10 + j + 100*k'
print(S.w)
print(S.k, len(S), S.N, S.N_pre, S.N_post)
print(S.w[3], S.w[-1], S.w[2:4], S.w[::-3], S.w[[0, 5]])
print(S.w[0, :], S.w[:, 1], S.w[0, 1], S.w[4, 0], S.w[:])
print(S.w[::2, 1:], S.w[[0, 2], [1, 3]], S.w[-2:, :], S.w[:-1, 0])
print(S.w[G[1:3], :], S.w[:, H[1:3]], S.w[[True, False, True, False, False], :])
print(S.w['i == j + 1'], S.w['x_pre > 0.5 and y_post < 2'], S.w['w > 20'], S.w['k == 1'])
print(S.w_[3, :], S.i[:, 0], S.j['i == 2'], S.x_pre[3, :], S.y_post['i == 0'])
print(S[0, :], S['j == 1'], S[2:4], len(S[:]))
print(S.w[S['j == 1']], S.w[S[0, :]])
print(S.indices[0, :], S.indices[2:4], S.indices[3])
print(S.N_incoming['i == 0'], S.w['N_outgoing == 2'])
S.w['i == 0'] = 5
S.w[1, :] = 'j + 0.5'
S.w[G[2:3], 0] = 7
S.w[3, :] = [1, 2]
S.w[S['i == 4']] = -1
print(S.w[:])
S.w[4, 0] = 100
S.w[2, :] += 1
S.w['k == 1'] = 'i*k'
S.u[0, :] = 3*ms
S.u['j == 0'] = 'i*ms'
print(S.w[:], S.u[:])
S.w = '1.0/N_incoming'
print(S.w[:4])
S.y_post[0, :] = 9
print(H.y[:])
for chosen in (S[0, :], S['j == 1'], S[:]):
    print(StateMonitor(S, 'w', record=chosen, name='M_*').record)
