# Refused: ampere and volt cannot be added.
# points at: 3*nA + 2*mV
from brian2 import *
x = 3*nA + 2*mV
