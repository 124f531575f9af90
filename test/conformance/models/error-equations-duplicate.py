# points at: 'x : volt'
from brian2 import *
eqs = Equations('dx/dt = -x/(10*ms) : 1')
eqs = eqs + 'x : volt'
