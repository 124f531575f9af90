# How a PoissonInput looks, what it has, and where it stands in a step.
from brian2 import *
seed(1)
G = NeuronGroup(2, 'dv/dt = -v/(10*ms) : volt\nw : volt', method='exact')
I = PoissonInput(G, 'v', 100, 10*Hz, weight=0.1*mV)
J = PoissonInput(G, 'v', N=50, rate=1*kHz, weight='w/2', when='before_resets', order=3)
print(I, J)
print(I.name, J.name, I.N, I.rate, I.weight, I.target_var, I.when, I.order, I.active, J.weight, J.when, J.order)
print(I.group, I.clock)
net = Network(G, I, J)
print(net.scheduling_summary())
print([o.name for o in net.sorted_objects])
