# Refused: a TimedArray of three dimensions.
# points at: TimedArray
from brian2 import *
I = TimedArray([[[1, 0, 2]]], 3*ms)
