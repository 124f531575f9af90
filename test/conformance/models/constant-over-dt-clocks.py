# Between the steps of a slow group a held value stays, while a plain subexpression of t moves with the group's clock.
from brian2 import *
G = NeuronGroup(1, '''
    plain = t/ms + 0*x : 1
    held = t/ms + 10*x : 1 (constant over dt)
    x : 1
    seen : 1
    ''', dt=1*ms)
G.run_regularly('x += 1; seen = held', dt=0.4*ms)
M = StateMonitor(G, ['plain', 'held', 'seen', 'x'], record=0, dt=0.25*ms)
run(3*ms)
print(M.plain[0])
print(M.held[0])
