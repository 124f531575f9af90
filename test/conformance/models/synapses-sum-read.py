# Sums are there for all neurons before equations of the synapses read them.
from brian2 import *

defaultclock.dt = 0.1*ms
neurons = NeuronGroup(3, '''
    dv/dt = -v/(10*ms) : 1
    x : 1
''', method='exact')
neurons.v = [1, 2, 3]
gaps = Synapses(neurons, neurons, '''
    x_post = w*v_pre : 1 (summed)
    dy/dt = (x_post - y)/(1*ms) : 1 (clock-driven)
    w : 1
''', method='euler')
gaps.connect()
gaps.w = '0.5 + 0.1*i + 0.2*j'
traces = StateMonitor(gaps, 'y', record=True)
run(0.5*ms)
