# Refused: a text of rates that gives volts.
# points at: i*mV
from brian2 import *
P = PoissonGroup(3, rates='i*mV')
run(1*ms)
