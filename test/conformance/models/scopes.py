# start_scope() forgets what was made before: the first group is not run again.
from brian2 import *
A = NeuronGroup(1, 'dx/dt = 1/ms : 1', method='euler')
run(1*ms)
start_scope()
B = NeuronGroup(1, 'dx/dt = 2/ms : 1', method='euler')
run(1*ms)
print('%.9f %.9f' % (A.x[0], B.x[0]))
