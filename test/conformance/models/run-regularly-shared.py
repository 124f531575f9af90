# Statements about shared variables run once, before those about neurons, and these see what they wrote.
from brian2 import *
G = NeuronGroup(3, '''
    total : 1 (shared)
    factor : 1 (shared)
    v : 1
    w : 1
    ''')
G.factor = 2
G.run_regularly('''
    total += 1
    step = total*factor
    factor = 1 + step/(step + 8)
    v += total
    w = v*factor + step + i
    ''')
M = StateMonitor(G, ['total', 'factor', 'v', 'w'], record=[0, 2])
run(0.5*ms)
print(G.total[:], G.factor[:])
print(G.v[:], G.w[:])
