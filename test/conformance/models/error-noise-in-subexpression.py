# Refused: noise that is integrated by nobody.
# points at: drive = xi
from brian2 import *
G = NeuronGroup(1, '''dx/dt = drive/ms : 1
drive = xi*second**0.5 : 1''')
