# Refused: a TimedArray whose steps are no time.
# points at: 3)
from brian2 import *
I = TimedArray([1, 0, 2], 3)
