# leastsq beside scipy: where it ends, after how many calls, and what it says.
import numpy as np
from scipy.optimize import leastsq
from numpy import array, exp, linspace


def shown(found):
    x, spread, info, told, ending = found
    print([f'{each:.7g}' for each in x], ending, told)
    print(None if spread is None else [f'{each:.6g}' for each in spread.ravel()])
    print(sorted(info), info['nfev'], list(info['ipvt']), info['fjac'].shape)
    print([f'{each:.6g}' for each in info['fvec'][:4]])
    print([f'{abs(each):.5g}' for each in info['fjac'][:, :3].ravel()])


t = linspace(0, 4, 30)
y = 2.5*exp(-1.3*t) + 0.5 + 0.03*np.sin(20*t)


def residuals(p, y, t):
    return y - (p[0]*exp(-p[1]*t) + p[2])


def slopes(p, y, t):
    return np.array([-exp(-p[1]*t), p[0]*t*exp(-p[1]*t), -np.ones(len(t))])


p, ending = leastsq(residuals, [1, 1, 0], args=(y, t))
print([f'{each:.7g}' for each in p], ending)
shown(leastsq(residuals, [1, 1, 0], args=(y, t), full_output=True))
shown(leastsq(residuals, [1, 1, 0], args=(y, t), full_output=1, ftol=1e-3))
shown(leastsq(residuals, [1, 1, 0], args=(y, t), full_output=1, xtol=1e-2, ftol=0))
shown(leastsq(residuals, [1, 1, 0], args=(y, t), full_output=1, maxfev=5))
shown(leastsq(residuals, [1, 1, 0], args=(y, t), full_output=1, gtol=0.2))
shown(leastsq(residuals, [1, 1, 0], args=(y, t), full_output=1, factor=0.1))
shown(leastsq(residuals, [1, 1, 0], (y, t), slopes, full_output=True, col_deriv=True))
shown(leastsq(residuals, [1, 1, 0], (y, t), lambda p, y, t: slopes(p, y, t).T, full_output=True))

# Rosenbrock's and Powell's functions, a line, a single number
shown(leastsq(lambda x: [10*(x[1] - x[0]**2), 1 - x[0]], [-1.2, 1], full_output=True))
powell = lambda x: array([x[0] + 10*x[1], 5**0.5*(x[2] - x[3]), (x[1] - 2*x[2])**2, 10**0.5*(x[0] - x[3])**2])
x, ending = leastsq(powell, [3, -1, 0, 1])
print(np.abs(x).max() < 1e-8, ending)
print([f'{each:.9g}' for each in leastsq(lambda p: p[0]*t + p[1] - 3*t, (1, 1))[0][:1]])
print(leastsq(lambda x: 2*(x - 3)**2 + 1, 0)[1])
calls = []


def counting(x):
    calls.append(1)
    return [x[0] - 1, x[1] + 2, x[0]*x[1]]


found = leastsq(counting, [1.0, 1.0], full_output=True)
print(len(calls) - found[2]['nfev'])

for bad in (
    lambda: leastsq(lambda x: [x[0] + x[1]], [1, 2]),
    lambda: leastsq(residuals, [1, 1, 0], (y, t), slopes),
    lambda: leastsq(residuals, [1, 1, 0], (y, t), ftol=-1),
):
    try:
        bad()
    except TypeError as error:
        print(error)
