# Statements of a reset run one after the other, and later ones see what earlier ones wrote.
from brian2 import *
G = NeuronGroup(3, '''
    dclock/dt = 1/ms : 1
    v : 1
    w : 1
    total : 1
    ''', threshold='clock > 0.95', reset='''
    clock = 0
    v = w        # the old w
    w = v + 1    # the new v
    twice = 2*w  # a name of its own, known in this block only
    total += twice
    total *= 1.5; total -= i
    v /= 4
    ''', method='euler')
G.w = 'i'
trace = StateMonitor(G, ['v', 'w', 'total'], record=True)
run(8*ms)
print(G.v[:])
print(G.w[:])
print(G.total[:])
