# / is true division, // floors, % has the sign of the divisor, ** binds tighter than the minus before it.
from brian2 import *
G = NeuronGroup(9, '''
    x : 1
    n : integer
    quotient : 1
    floored : 1
    rest : 1
    power : 1
    n_quotient : 1
    n_floored : integer
    n_rest : integer
    n_power : integer
    ''')
G.x = '(i - 4)*1.75'
G.n = 'i - 4'
G.quotient = 'x/2'
G.floored = 'x//2'
G.rest = 'x % 2'
G.power = '-x**2 + 2**-x'
G.n_quotient = 'n/2'
G.n_floored = 'n//2'
G.n_rest = 'n % 3'
G.n_power = 'n**3 - 2**2*n'
print(G.x[:])
print(G.quotient[:])
print(G.floored[:])
print(G.rest[:])
print(G.power[:])
print(G.n_quotient[:])
print(G.n_floored[:])
print(G.n_rest[:])
print(G.n_power[:])
