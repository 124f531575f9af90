# Statistics: regular code that draws a number for each neuron every 0.5 ms, and one for all of them.
from brian2 import *
G = NeuronGroup(20, '''
    dv/dt = (1 - v)/(5*ms) : 1
    common : 1 (shared)
    ''', threshold='v > 0.8', reset='v = 0', method='exact')
G.v = 'i/30.0'
G.run_regularly('''
    common = rand()
    v += 0.2*randn() + 0.1*common
    ''', dt=0.5*ms)
M = StateMonitor(G, ['v', 'common'], record=[0, 7])
S = SpikeMonitor(G)
run(100*ms)
