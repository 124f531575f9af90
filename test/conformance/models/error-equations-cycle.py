# Refused: subexpressions that need each other.
# points at: a = 2*b
from brian2 import *
tau = 5*ms
eqs = Equations('''dv/dt = (a - v)/tau : 1
a = 2*b : 1
b = a + v : 1''')
