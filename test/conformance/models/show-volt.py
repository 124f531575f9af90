# A bare last expression is shown, in the unit that reads best.
from brian2 import *
0.25*volt
