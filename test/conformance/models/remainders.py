# `%` and `//` of floats and integers where the quotient is nearly whole, in code, in subexpressions and in derivatives.
from brian2 import *

width = 0.1

G = NeuronGroup(64, '''
    w : 1
    k : integer
    rest = w % 0.1 : 1
    whole = w // 0.1 : 1
    dy/dt = (w // width)/(10*ms) : 1
    dz/dt = (w % width)/(10*ms) : 1
    a : 1
    b : 1
    m : integer
    n : integer
''', method='euler')
G.w = '(i - 32)*0.1 + 0.05*(i % 3)'
G.k = 'i - 32'
G.run_regularly('''
    a = w % -0.3
    b = w // -0.3
    m = k % 7
    n = k // -7
    w += 0.1
''')
state = StateMonitor(G, ['rest', 'whole', 'y', 'z', 'a', 'b', 'm', 'n', 'w'], record=True)

run(2*ms)

print(G.a[:8], G.b[:8])
print(G.m[:8], G.n[:8])
