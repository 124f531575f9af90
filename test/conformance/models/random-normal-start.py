# Statistics: normal and uniform numbers in string setters, also under a condition.
from brian2 import *
G = NeuronGroup(1000, '''
    a : 1
    b : volt
    c : 1
    ''')
G.a = 'randn()'
G.b = '-70*mV + 20*mV*rand()'
G.c = 'a*a'
G.c['i >= 500'] = '2 + 0.5*randn()'
low = StateMonitor(G, ['a', 'b', 'c'], record=list(range(0, 500)))
high = StateMonitor(G, 'c', record=list(range(500, 1000)))
run(0.2*ms)
