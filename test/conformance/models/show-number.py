# Units that cancel leave a plain number.
from brian2 import *
40*ms/(16*ms)
