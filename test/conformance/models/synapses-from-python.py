# What a script reads of and writes to synapses, with the variables of their neurons in strings.
from brian2 import *
A = NeuronGroup(4, 'x : meter\nk : integer')
A.x = 'i*10*um'
A.k = 'i % 2'
B = NeuronGroup(3, 'x : meter\nv : volt')
B.x = '5*um + i*10*um'
S = Synapses(A, B, 'w : 1\nn : integer\nflag : boolean\nd = abs(x_pre - x_post) : meter\ngain : 1 (shared)')
S.connect(condition='i <= j or k_pre == 1')
S.w = 'exp(-(x_pre - x_post)**2/(2*(10*um)**2))'
S.n = 'i*10 + j'
S.flag = 'k_pre == 1'
S.gain = 2
print(S.w[:], S.n[:], S.flag[:], S.d[:], S.N, len(S))
S.w['i == j'] = 1
S.w[0] = 0.5
S.w[1:3] = [7, 8]
S.n['flag'] = 'n + 100'
S.v_post = 'i*mV + 10*j*mV'
print(S.w[:], S.n[:], S.w['flag'], S.w['x_pre > x_post'], B.v[:])
print(S.w_[:2], S.x_pre[:], S.x_post[0], S.gain[:], S.t, S.dt if hasattr(S, 'dt') else '')
print(S.N_pre, S.N_post, S.N_incoming[:], S.N_outgoing[:])
