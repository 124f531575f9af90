# points at: w = gain
from brian2 import *
eqs = Equations('''dv/dt = (w - v)/tau : volt
    w = gain : volt''', v='vm', tau=5*ms)
eqs += Equations('gain : 1')
G = NeuronGroup(1, eqs, method='euler')
run(1*ms)
