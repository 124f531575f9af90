# Rarer ways to look at a whole array.
from brian2 import *
q = array([3, 1, 4, 1, 5])*mV
x = array([0.5, -1.25, 2.0, 3.75])
print(var(q), prod(x), median(x), count_nonzero(x > 1))
print(sort(q), argsort(x), unique(array([3, 1, 3])))
counts, edges = histogram(array([1, 2, 2.5, 4]), bins=3, range=(0, 6))
print(counts, edges)
