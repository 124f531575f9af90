# Where synapses do what in a step.
from brian2 import *
A = NeuronGroup(2, 'dv/dt = 1/ms : 1', threshold='v > 1', reset='v = 0', method='euler', name='a', events={'other': 'v > 0.5'})
B = NeuronGroup(2, 'dv/dt = total/ms : 1\ntotal : 1', threshold='v > 1', reset='v = 0', method='euler', order=2, name='b')
S = Synapses(A, B, '''total_post = g : 1 (summed)
dg/dt = -g/ms : 1 (clock-driven)
da/dt = -a/ms : 1 (event-driven)
c = v_pre : 1 (constant over dt)''', on_pre={'one': 'g += 1', 'two': 'g += 2'}, on_post='a += 1', on_event={'one': 'other'}, method='exact', order=1, name='s')
S.connect()
S.run_regularly('g *= 0.5', dt=0.5*ms)
M = StateMonitor(S, 'g', record=True, name='m')
net = Network(collect())
print(net.scheduling_summary())
net.run(1*ms)
