# An exponent in the number, a prefix in the answer.
from brian2 import *
2.5e9*ohm
