# Several events in one step: all conditions first, then their code by slot, order and name.
from brian2 import *
G = NeuronGroup(2, '''
    dx/dt = 1/ms : 1
    trail : 1
    ''', threshold='x > 0.35', reset='x = -0.2; trail = trail*10 + 9', method='euler',
    events={'b': 'x > 0.15', 'a': 'x > 0.25', 'c': 'x > 0.25 and i == 1', 'd': 'x > 0.35'})
G.x = 'i*0.125'
code_b = G.run_on_event('b', 'trail = trail*10 + 2')
code_a = G.run_on_event('a', 'trail = trail*10 + 1')
code_c = G.run_on_event('c', 'trail = trail*10 + 3', order=-1)
code_d = G.run_on_event('d', 'trail = trail*10 + 4', when='before_resets')
a = EventMonitor(G, 'a')
b = EventMonitor(G, 'b')
c = EventMonitor(G, 'c', variables=['x', 'trail'])
d = EventMonitor(G, 'd', variables=['x', 'trail'], when='after_resets', order=1)
for k in range(6):
    run(0.1*ms)
    print(G.trail[:], G.x[:])
print(code_b.name, code_b.when, code_c.order, code_d.when)
