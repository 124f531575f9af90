# Thousands of amperes become kiloamperes.
from brian2 import *
4500*amp
