# Initial values from numbers, arrays, strings with i and N, and other variables.
from brian2 import *
offset = 3*mV
G = NeuronGroup(6, '''
    v : volt
    w : volt
    x : 1
    k : 1
    ''')
print(G.v[:], G.x[:])
G.v = '-70*mV + i*offset'
G.w = 'v + 2*offset*(N - i)/N'
G.x = 'i/(N - 1)'
G.k = arange(6)**2
print(G.v[:])
print(G.w[:])
print(G.x[:])
print(G.k[:])
G.v = 0
G.w = linspace(-2, 3, 6)*mV
G.x = 'exp(-(i - N/2)**2/2)'
print(G.v[:])
print(G.w[:])
print(G.x[:])
G.k += 1
G.w *= 2
G.v -= 4*mV
print(G.k[:])
print(G.w[:])
print(G.v[:])
