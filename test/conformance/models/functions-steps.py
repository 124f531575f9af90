# Functions with corners: abs, sign, floor, ceil, clip, int.
from brian2 import *
G = NeuronGroup(7, '''
    x : 1
    v : volt
    y : 1
    n : integer
    ''')
G.x = '(i - 3)*0.8'
G.v = 'x*mV'
for text in ['abs(x)', 'sign(x)', 'floor(x)', 'ceil(x) + 0.5', 'clip(x, -1, 0.5)', 'x - floor(x)', 'abs(v)/mV', 'sign(v)',
             'clip(v, -1*mV, 2*mV)/mV', 'int(x > 0)*x']:
    G.y = text
    print(text, G.y[:])
G.n = 'int(x)'
print(G.n[:])
