# A prefixed unit moves up to the next prefix.
from brian2 import *
30000*nsecond
