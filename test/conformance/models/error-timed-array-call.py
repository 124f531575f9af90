# Refused: a script that asks a TimedArray for something else than a time.
# points at: I(3)
from brian2 import *
I = TimedArray([1, 0, 2], 3*ms)
print(I(3))
