# Refused: the exponential of a quantity, in the script.
# points at: exp(3*mV)
from brian2 import *
y = exp(3*mV)
