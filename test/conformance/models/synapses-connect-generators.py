# Every form of generator: for j and for i, range and sample, conditions early and late, one candidate, numbers of synapses.
from brian2 import *

G = NeuronGroup(6, 'x : 1\nm : integer', threshold='x > 1', reset='', name='G')
H = NeuronGroup(5, 'y : 1\nm : integer', name='H')
G.x = 'i*0.5'
G.m = 'i // 2'
H.y = 'i'
H.m = '2*i'
width = 1


def show(**rule):
    S = Synapses(G, H, 'w : 1', name='S_*')
    S.connect(**rule)
    print(len(S), S.i[:], S.j[:])


show(j='k for k in range(i) if k < N_post')
show(j='k for k in range(2, N_post)')
show(j='k for k in range(N_post-1, -1, -2)')
show(j='i+k for k in range(-width, width+1) if i+k >= 0 and i+k < N_post')
show(j='i+k for k in range(-1, 2, 2)', skip_if_invalid=True)
show(j='i+k for k in range(-1, 2) if j >= 0 and j < N_post')
show(j='k for k in range(N_post) if y_post > x_pre')
show(j='k for k in range(N_post) if x_pre > 1 and m_post == 4')
show(j='k for k in range(int(x_pre))')
show(j='k for k in range(m_pre, N_post)')
show(j='m_pre for _ in range(2)')
show(j='k for k in range(N_post//2)')
show(j='k for k in range(3)\n if k != 1')
show(j='(i + 1) % N_post')
show(j='i if i < N_post')
show(j='i', skip_if_invalid=True)
show(j='x_pre')
show(j='2')
show(i='j')
show(i='k for k in range(N_pre) if abs(k - j) <= 1')
show(i='k for k in range(m_post)', skip_if_invalid=True)
show(i='k for k in range(N_pre) if x_pre > 1.5')
show(i='j + k for k in range(2)')
show(j='k for k in range(2)', n=2)
show(j='k for k in range(2)', n='i')
show(j='k for k in range(3) if i > 3', n='k + 1')
show(j='k for k in range(3) if i > 3', n='j + i')
show(j='k for k in sample(N_post, p=1)')
show(j='k for k in sample(N_post, p=0)')
show(j='k for k in sample(1, N_post, 2, p=1) if k != i')
show(j='k for k in sample(N_post, p=int(i == 2))')
show(j='k for k in sample(N_post, size=N_post)')
show(j='k for k in sample(N_post, size=5*int(i % 2 == 0))')
show(j='k for k in sample(N_post, size=10) if i == 1', skip_if_invalid=True)
show(i='k for k in sample(N_pre, size=N_pre)')
