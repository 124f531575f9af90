# All that happens in a step, in its order.
from brian2 import *
G = NeuronGroup(3, '''
    dv/dt = (I - v + s)/(10*ms) : 1 (unless refractory)
    I = sin(t/ms) : 1 (constant over dt)
    w : 1
    s : 1 (shared)
    ''', threshold='v > 0.5', reset='v = 0', refractory=2*ms, method='euler',
    events={'crossing': 'v > 0.2', 'high': 'v > 0.4'})
G.run_regularly('w = w + 1')
G.run_regularly('w *= 2', dt=1*ms)
G.run_regularly('s = 3', when='end', order=2, name='ending')
G.run_on_event('crossing', 'w -= 1')
G.run_on_event('high', 'w = 0', when='before_groups', order=5)
M = StateMonitor(G, 'v', record=True)
S = SpikeMonitor(G)
E = EventMonitor(G, 'crossing')
R = PopulationRateMonitor(G)
print(scheduling_summary())
run(0.2*ms)
print(scheduling_summary())
