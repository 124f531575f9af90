# Statistics: two noises with names. x and y share one of them, so their difference is quieter than either.
from brian2 import *
tau = 10*ms
G = NeuronGroup(100, '''
    dx/dt = -x/tau + tau**-0.5*(0.9*xi_common + 0.3*xi_x) : 1
    dy/dt = -y/tau + tau**-0.5*(0.9*xi_common + 0.3*xi_y) : 1
    difference = x - y : 1
    ''', method='euler')
trace = StateMonitor(G, ['x', 'y', 'difference'], record=True)
run(30*ms)
