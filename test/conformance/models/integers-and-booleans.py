# Integer and boolean variables: truncation, comparisons, conversions.
from brian2 import *
G = NeuronGroup(6, '''
    n : integer
    b : boolean
    c : boolean
    x : 1
    ''')
G.n = 'int(2.7*i - 3.5)'
print(G.n[:])
G.b = 'n > 0'
G.c = 'not b and i != 1 or n == 12'
print(G.b[:])
print(G.c[:])
G.x = 'int(b) + 2*int(c) + int(i % 2 == 0)*0.5'
print(G.x[:])
G.n = [5, 4, 3, 2, 1, 0]
G.n['b'] = 'n + 10'
print(G.n[:])
G.b = True
G.b[2] = False
print(G.b[:], sum(G.b))
