# A string index that is no condition: what is not zero is set, and what is read is chosen by number.
from brian2 import *
G = NeuronGroup(4, '''
    v : 1
    w : volt
    n : integer
    ''')
G.w = '(i + 1)*mV'
G.n = [2, 0, 1, 0]
G.v['i'] = 7
print(G.v[:])
G.v['2 - i'] = 'v + i'
print(G.v[:])
G.v['n'] = 0.5
print(G.v[:])
G.v['i + 0.5'] = 1
print(G.v[:])
print(G.w['n'], G.w['3 - i'], G.w['i'])
