# The objects of a network have to be those that were stored.
from brian2 import *
A = NeuronGroup(1, 'dx/dt = 1/ms : 1', method='euler')
B = NeuronGroup(1, 'x : 1')
net = Network(A)
net.store('short')
net.run(1*ms)
net.add(B)
for name in ['short', 'shirt']:
    try:
        net.restore(name)
    except KeyError as error:
        print(error)
net.remove(B)
net.restore('short')
print(net.t, A.x[:])
Network(NeuronGroup(1, 'x : 1')).restore()  # points at: .restore()
