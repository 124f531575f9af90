# Refused: a variable that would hide the time.
# points at: t : second
from brian2 import *
G = NeuronGroup(1, '''dx/dt = 1/ms : 1
t : second''')
