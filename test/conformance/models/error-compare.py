# Refused: comparing a time with a number.
# points at: 3*ms > 2
from brian2 import *
if 3*ms > 2:
    print('never')
