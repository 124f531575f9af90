# A string is shown without its quotes.
from brian2 import *
'tau is %s' % (0.5*ms)
