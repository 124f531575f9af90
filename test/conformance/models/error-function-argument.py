# points at: G = NeuronGroup
from brian2 import *
@check_units(x=volt, result=volt)
def f(x):
    return 2*x
G = NeuronGroup(1, 'dx/dt = f(x)/mV/ms : 1', method='euler')
run(1*ms)
