# Elementary functions of every neuron's own argument.
from brian2 import *
G = NeuronGroup(8, '''
    x : 1
    y : 1
    ''')
G.x = '-1.75 + 0.5*i'
for name in ['sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'exp', 'expm1', 'arctan', 'exprel']:
    G.y = name + '(x)'
    print('%-7s' % name, G.y[0], G.y[3], G.y[7])
for name in ['log', 'log10', 'sqrt', 'log1p']:
    G.y = name + '(x + 3)'
    print('%-7s' % name, G.y[0], G.y[3], G.y[7])
for name in ['arcsin', 'arccos']:
    G.y = name + '(x/2)'
    print('%-7s' % name, G.y[0], G.y[3], G.y[7])
