# Refused: a variable that is called as a function is.
# points at: exp : 1
from brian2 import *
eqs = Equations('exp : 1')
