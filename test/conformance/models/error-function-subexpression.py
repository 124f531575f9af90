# A function that only says its units may give another value each time, for all that Brian 2 knows.
# points at: y = f(x)
from brian2 import *
@check_units(x=1, result=1)
def f(x):
    return 2*x
G = NeuronGroup(1, '''dx/dt = -x/(10*ms) : 1
y = f(x) : 1''', method='euler')
run(1*ms)
