# Events looked for in other slots: at the start of a step, and at its end.
from brian2 import *
G = NeuronGroup(2, '''
    dx/dt = (i + 1)/ms : 1
    n : 1
    ''', threshold='x > 0.55', reset='x = 0', events={'early': 'x > 0.25', 'late': 'x > 0.25'}, method='euler')
G.set_event_schedule('early', when='start')
G.set_event_schedule('late', when='end', order=2)
G.run_on_event('early', 'n += 1', when='before_groups')
G.run_on_event('late', 'n += 100', when='after_end')
early = EventMonitor(G, 'early', variables='x')
late = EventMonitor(G, 'late', variables='x')
S = SpikeMonitor(G)
run(1*ms)
print(early.when, early.order, late.when, late.order)
print(early.t[early.i == 0])
print(late.t[late.i == 0])
print(early.x[:])
print(G.n[:], S.t[:])
