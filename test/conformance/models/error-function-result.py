# points at: print(f(
from brian2 import *
@check_units(x=volt, result=volt)
def f(x):
    return x/ms
print(f(3*mV))
