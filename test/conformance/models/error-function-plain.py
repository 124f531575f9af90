# points at: G = NeuronGroup
from brian2 import *
def f(x):
    return 2*x
G = NeuronGroup(1, 'dx/dt = f(x)/ms : 1', method='euler')
run(1*ms)
