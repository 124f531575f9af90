# A TimedArray of two dimensions: a column for each neuron, or one that an expression chooses.
from brian2 import *
J = TimedArray(arange(12).reshape(4, 3)*mV, 0.5*ms)
tau = 3*ms
G = NeuronGroup(3, '''
    dv/dt = (J(t, i) - v)/tau : volt
    k : integer
    own = J(t, i)/mV : 1
    chosen = J(t - 0.1*ms*k, k)/mV : 1
    turned = J(t, 2 - i)/mV : 1
    ''', method='exact')
G.k = '(i + 1) % 3'
M = StateMonitor(G, ['v', 'own', 'chosen', 'turned'], record=True)
run(3*ms)
print(J(1*ms, 1), J(1*ms, [0, 2]), J([0, 1]*ms, 1), J(0*ms, -1))
G.v = 'J(0.5*ms, i)*2'
print(G.v[:])
