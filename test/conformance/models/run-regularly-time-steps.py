# Code with a time step of its own: t and dt in it are those of its group.
from brian2 import *
eqs = '''
n : 1
seen : second
step : second
number : integer
'''
code = 'n += 1; seen = t; step = dt; number = t_in_timesteps'
G = NeuronGroup(1, eqs, dt=1*ms)
H = NeuronGroup(1, eqs, dt=1*ms)
K = NeuronGroup(1, eqs, dt=1*ms)
coarse = G.run_regularly(code, dt=2*ms)
fine = H.run_regularly(code, dt=0.5*ms, when='end')
unaligned = K.run_regularly(code, dt=0.7*ms)
g = StateMonitor(G, ['n', 'seen', 'step', 'number'], record=0)
h = StateMonitor(H, ['n', 'seen', 'step', 'number'], record=0, clock=fine.clock)
k = StateMonitor(K, ['n', 'seen', 'step', 'number'], record=0, clock=unaligned.clock)
run(5*ms)
print(g.seen[0])
print(h.seen[0])
print(k.seen[0])
print(coarse.clock.name, fine.clock.dt, unaligned.clock.t)
print(G.n[:], H.n[:], K.n[:])
