# Integer constants stay integers, floats stay floats: it shows in // and %.
from brian2 import *
a = 7
b = 2
c = 7.0
flag = True
G = NeuronGroup(4, '''
    x : 1
    n : integer
    ''')
G.x = 'a/b'
print(G.x[0])
G.x = 'a//b + c//b'
print(G.x[0])
G.x = '-a//b + (-c) % b'
print(G.x[0])
G.n = 'a % (i + 1)'
print(G.n[:])
G.x = 'int(flag)*c + i'
print(G.x[:])
