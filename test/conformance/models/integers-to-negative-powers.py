# Powers of whole numbers: literals stay whole in statements and subexpressions, not in differential equations.
from brian2 import *
G = NeuronGroup(2, '''
    dv/dt = 2**(-1)/(0.1*ms) : 1
    dw/dt = (i + 1)**-1/(0.1*ms) + 10**-1/(0.1*ms) : 1
    x = 2**-2 + 3 : 1
    q : 1
    r : 1
    ''', threshold='True', reset='r = 2**(-1) + 2*3**-1 + 2**-1.0', method='euler')
G.q = '10**-1 + (-1)**-1 + 2.0**-1 - 2**2'
run(0.1*ms)
print(G.v[:], G.w[:], G.x[:])
print(G.q[:], G.r[:])
