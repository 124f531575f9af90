# An array with a unit.
from brian2 import *
array([1, 2.5, 40])*mV
