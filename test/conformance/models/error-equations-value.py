# points at: dx/dt
from brian2 import *
eqs = Equations('dx/dt = -x/(10*ms) : 1', x=3)
