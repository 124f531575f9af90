# Indexing and slicing of arrays.
from brian2 import *
q = arange(10)*mV
print(q[0], q[-1], q[2:5], q[::4], q[::-3], q[:2], q[7:])
print(q[[1, 3]], q[array([0, 2])], q[q > 6*mV], q[(q > 2*mV) & (q < 5*mV)])
m = arange(12).reshape(3, 4)
print(m[1], m[1, 2], m[:, 1], m[1:, :2], m[-1, -1], m[m > 8])
q[3] = 50*mV
q[5:7] = 0*mV
print(q)
x = zeros(4)
x[1:3] = [5, 6]
x[-1] += 2
x *= 2
print(x, x.copy(), x.tolist(), len(x), x.shape, x.dtype)
a, b = array([1.5, 2.5])
print(a, b, [float(v*2) for v in x], sum([1, 2, 3]))
for k, v in enumerate(arange(3)*second):
    print(k, v)
for a, b in zip([1, 2], [3*mV, 4*mV]):
    print(a, b)
