# Values held over a step, one for all neurons, and what regular code changes under them.
from brian2 import *
G = NeuronGroup(2, '''
    dv/dt = (drive - v)/ms : 1
    drive = base + t/ms : 1 (shared, constant over dt)
    twice = 2*drive + i : 1 (constant over dt)
    base : 1 (shared)
    ''', method='euler')
G.base = 1
G.run_regularly('base += 0.5', dt=0.2*ms)
M = StateMonitor(G, ['v', 'drive', 'twice', 'base'], record=True)
E = StateMonitor(G, ['drive', 'twice', 'base'], record=1, when='before_start', name='a_monitor')
run(0.7*ms)
print(M.drive[0])
print(M.twice[1])
print(E.drive[0])
print(G.drive[:], G.base[:], G.twice[:])
