# Making arrays, with units where they belong.
from brian2 import *
print(arange(4), arange(1, 2, 0.25), arange(0*ms, 1*ms, 0.2*ms))
print(linspace(0*mV, 10*mV, 5), linspace(-1, 1, 3))
print(zeros(2)*mV, ones(2)*3*nA, zeros((2, 3)), ones((2, 2), dtype=int))
print(array([1, 2])*mV == array([1, 3])*mV, array([1, 2.5, 3]), array((4, 5)))
print(concatenate([arange(3), ones(2)]), asarray([1, 2, 3]), len(arange(7)))
print(zeros_like(array([1, 2])), ones_like(array([1.5, 2])))
