# Sums, means, extremes: what keeps the unit and what drops it.
from brian2 import *
q = array([3, 1, 4, 1, 5, 9, 2, 6])*mV
x = array([0.5, -1.25, 2.0, 3.75])
print(sum(q), mean(q), min(q), max(q), std(q))
print(q.sum(), q.mean(), q.min(), q.max(), q.std())
print(argmin(q), argmax(q), cumsum(q), diff(q))
print(sum(x), mean(x), std(x), x.max(), x.min())
print(any(x < 0), all(x < 0), sum(x > 0))
print(clip(q, 2*mV, 5*mV))
m = array([[1, 2, 3], [4, 5, 6]])*ms
print(sum(m), sum(m, axis=0), mean(m, axis=1), m.shape, m.size, m.T.shape)
print(dot([1, 2, 3], [4, 5, 6]), round(2.567, 2), abs(x))
