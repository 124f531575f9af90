# Equations alone do nothing and show nothing.
from brian2 import *
tau = 20*ms
eqs = '''
dx/dt = (3 - x)/tau : 1   # a comment
y = 2*x : 1
'''
