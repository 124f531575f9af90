# Single precision by variable: of neurons, of their synapses, and of what monitors record of both. All numbers are exact in it.
from brian2 import *
G = NeuronGroup(4, '''dv/dt = 1/(8*dt) : 1
g : 1
n : integer''', threshold='v > 0.7 + i*0.25', reset='v = 0; n += 1', method='euler', dtype={'v': float32, 'n': int32})
H = NeuronGroup(3, '''u : 1
total : 1
last : second''', dtype=float32)
S = Synapses(G, H, '''w : 1
x : 1
k : integer
total_post = w*v_pre + g_pre : 1 (summed)''', on_pre='''u_post += w*x
x = 0.5*x + w
k += 1
g_pre += 0.125''', delay=0.2*ms, dtype={'w': float32})
S.connect(condition='(i + j) % 2 == 0')
S.w = '0.5*(i + 1)'
S.x = '0.25*j'
back = Synapses(H, G, 'c : 1 (shared)', dtype=float32)
back.connect(p=1)
back.c = 0.1
targets = StateMonitor(H, ['u', 'total'], record=True)
weights = StateMonitor(S, ['w', 'x', 'k', 'u_post'], record=[0, 3, 5])
spikes = SpikeMonitor(G, variables='g')
run(10*ms)
print(H.u[:], H.total[:], S.x[:], S.k[:], G.n[:], G.g[:])
for owner, names in [(G, ['v', 'g', 'n']), (H, ['u', 'last']), (S, ['w', 'x', 'k', 'u_post', 'v_pre', 'g_pre', 'i']), (back, ['c'])]:
    print([(name, str(getattr(owner, name)[:].dtype)) for name in names])
print(targets.u.dtype, weights.w.dtype, weights.x.dtype, weights.u_post.dtype, spikes.g[:].dtype)
print(repr(S.w[:]), repr(H.u[:]), repr(G.g[:]), S.w['x > 1'], S.w[2, :].dtype)
