# points at: dx/dt
from brian2 import *
eqs = Equations('''dx/dt = -x/(10*ms) : 1
y : 1''', x='y')
