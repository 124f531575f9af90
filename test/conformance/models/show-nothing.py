# A semicolon keeps the last expression quiet.
from brian2 import *
print('only this')
3*mV;
