# How quantities print: the best unit, eight decimals, a point at the end.
from brian2 import *
print(20*mV, 0.1*ms, 1500*mV, 0*mV, -3*nA)
print(1*cm, 3*mV*2*ms, 100*Mohm, 10*uA/cm**2)
print(1/(3*ms), (1/3)*second, 2e-15*farad)
print(1e30*volt, 12345678.9*second, 123456.789*mV)
print(5*mV/(2*mV), 2*Hz*ms, mV, ms/second, volt)
print(str(7*mV), repr(7*mV), repr(10*nA*5*Mohm))
print([1*mV, 2*second])
print((3*ms, 'x', 4))
print(3*mV < 2*volt, abs(-2*mV), -(3*mV), +(4*mV))
print(float(3*mV), 2*kHz*3*second, (2*mV)**2, sqrt(9*mV**2))
print(10*mV + 0.5*volt - 20*uvolt, 7*ms // (2*ms), 7*ms % (2*ms))
