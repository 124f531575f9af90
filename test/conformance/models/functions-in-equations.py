# Functions on the right-hand sides of equations, integrated by Euler.
from brian2 import *
tau = 10*ms
G = NeuronGroup(4, '''
    da/dt = (exp(-a**2) - 0.5*a)/tau : 1
    db/dt = (tanh(3*a) - sqrt(abs(b)) + 0.1*i)/tau : 1
    dc/dt = (clip(b, -0.2, 0.6) - 1/(1 + exp(-4*c)))/tau : 1
    dd/dt = (log(1 + a**2) + cos(c)*sign(b - 0.5) - d)/tau : 1
    ''', method='euler')
G.a = '0.3*i - 0.4'
G.b = '0.9 - 0.35*i'
M = StateMonitor(G, ['a', 'b', 'c', 'd'], record=True)
run(10*ms)
print(G.a[:], G.b[:])
print(G.c[:], G.d[:])
