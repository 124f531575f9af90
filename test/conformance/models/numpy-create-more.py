# Rarer ways of making arrays.
from brian2 import *
print(full(3, 2.5), eye(2), logspace(0, 2, 3))
print(hstack([[1, 2], [3]]), vstack([[1, 2], [3, 4]]))
print(repeat([1, 2], 2), tile([1, 2], 2))
print(array([1, 2], dtype=float), array([1.7, 2.2]).astype(int), int_(3.9))
print(r_[1, 2, 5], arange(6).reshape(2, 3), arange(4).reshape(2, 2).flatten())
