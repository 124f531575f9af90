# Arithmetic and functions on arrays, with units going through.
from brian2 import *
t = array([0, 1, 2.5])*ms
tau = 2*ms
print(exp(-t/tau), sin(2*pi*t*100*Hz), 1 - exp(-t/tau))
print(sqrt(array([1, 4, 9])*mV**2), (array([1, 2])*mV)**2, array([1, 2])*mV*3*nA)
print(t + 1*ms, 5*ms - t, t/ms, -t, abs(-t), 2*t, t/2)
print(t > 0.5*ms, t == 1*ms, (t > 0*ms) & (t < 2*ms), ~(t > 1*ms))
print(where(t > 0.5*ms, 1, 0), where(array([1, 0, 2]) > 0)[0])
print(log(array([1, 10])), log10(1000), floor(array([1.5, -1.5])), ceil(2.1), sign(array([-2.0, 0, 3])))
print(maximum(array([1, 5]), array([3, 2])), minimum(t, 1*ms), arctan2(1, 2), tanh(0.5), cosh(0.25))
print(array([7, -7])//2, array([7, -7]) % 3, array([1, 2])/4, array([2, 3])**2)
