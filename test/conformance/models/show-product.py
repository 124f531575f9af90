# Units multiply: siemens times volt is ampere.
from brian2 import *
12*nS*25*mV
