"""Special functions beside scipy's where they end, below 0, far out and for large shapes, to ten digits.

Where scipy loses digits itself (lower tails of gammainc beyond a shape of a million, y1 and jv of more than ten million)
nothing is asked.
"""
import numpy as np
from scipy import special

inf, nan = np.inf, np.nan


def show(name, *arguments):
    values = np.atleast_1d(getattr(special, name)(*arguments))
    print(name, ' '.join(f'{x + 0:.10g}' for x in values))


ends = np.array([0.0, 5e-324, 1e-300, 1e-16, 1e5, 1e17, 1e300, inf, nan])
for name in (
    'erf', 'erfc', 'erfcx', 'ndtr', 'log_ndtr', 'gamma', 'gammaln', 'dawsn', 'i0', 'i0e', 'i1', 'i1e', 'psi', 'exp1', 'expi',
    'expit', 'log_expit', 'log1p', 'exprel', 'entr', 'ellipk', 'ellipe', 'j0', 'j1',
):
    show(name, ends)
    show(name, -ends)
show('k0', ends)
show('k1', ends[2:])
show('y0', ends)
show('y1', np.array([0, 1e-300, 1e-16, 1e5, inf, nan]))
for name in ('ndtri', 'logit', 'erfinv', 'erfcinv'):
    show(name, np.array([0, 5e-324, 1e-300, 1e-16, 1 - 1e-16, 1, 2, -1, nan]))
for name in ('gamma', 'gammaln', 'psi'):
    show(name, np.array([-1, -2, -0.5, -1.5, -10.5, -170.5, -1e10]))
    show(name, np.array([170, 171.6, 171.7, 200, 1e10]))
show('factorial', np.array([170, 171, 1e5]))

negative = np.array([-0.01, -0.5, -4, -5.1, -7.5, -30, -1e3, -1e8])
for name in ('j0', 'j1', 'ellipk', 'ellipe'):
    show(name, negative)
for order in (0, 0.5, 1, 2.7, 3, 10, 33.3, 100, -0.5, -1, -2.5, -3):
    show('jv', order, np.array([1e-300, 1e-10, 0.3, 3, 4, 5, 8, 20, 29, 31, 77, 1000]) if order >= 0 else np.array([0.3, 4, 20, 77]))
show('jv', np.array([0, 1, 2, 3]), np.array([-3, -4, -40, 0]))

numbers = np.array([-10.25, -3, -2.5, -1, -0.5, 0, 1e-300, 0.5, 1, 3, 30, 171, 300.5])
for a in (-3.5, -2, -0.25, 0.5, 2, 7, 180):
    show('beta', a, numbers + 0.125)
    show('betaln', a, numbers + 0.125)
    show('binom', a + 0.5, numbers)
show('beta', np.array([0, 0, -2, -2, -1, inf, 1, 1e300]), np.array([0, 1, 1, 3, 1, 1, inf, 1e300]))
show('beta', np.array([1e10, 1e300, 1e-300]), np.array([1.5, 2, 1e-300]))
show('betaln', np.array([1e10, 1e300, 1e-300, 1e7]), np.array([1.5, 2, 1e-300, 1e7]))
show('binom', np.array([-2, -1.5, 10.5, 10.5, 5, 5, 1e9, 1e-20]), np.array([1, 3, 2, 2.5, 7, -1, 3, 1]))
show('comb', np.array([5, 5, 5, -1, 4.5]), np.array([7, -1, 2, 1, 2]))

for a, b in [(1e7, 1e7), (1e10, 1e10), (1e4, 3e9), (0.5, 1e7), (3e8, 2.5), (1e-3, 1e5), (20, 1e10), (4000, 3.5)]:
    mean = a / (a + b)
    deviation = np.sqrt(mean * (1 - mean) / (a + b + 1))
    # Of steps that are powers of two no digits are left out, on which so steep a function depends.
    points = mean + 2.0 ** np.floor(np.log2(deviation)) * np.array([-20, -3, 0, 1, 8]) if min(a, b) > 10 else mean * np.array([0.01, 0.5, 1, 2])
    points = points[(points > 0) & (points < 1)]
    print(a, b)
    show('betainc', a, b, points)
    if 1 <= min(a, b) and max(a, b) < 1e7:
        show('betaincinv', a, b, np.array([1e-30, 1e-5, 0.3, 0.5, 0.8]))
show('betainc', 1e7, 1e7, 0.5)
show('betainc', np.array([0, 1, inf, 1]), np.array([1, 0, 1, inf]), 0.5)
for a in (1e-100, 1e-10, 0.3, 199, 201, 1e5, 1e6):
    show('gammainc', a, a + np.sqrt(a) * np.array([-1, 0, 1, 6]) if a > 10 else np.array([1e-100, 1e-5, 0.5, 2]))
    show('gammaincc', a, a + np.sqrt(a) * np.array([-1, 0, 1, 6]) if a > 10 else np.array([1e-100, 1e-5, 0.5, 2]))
    show('gammaincinv', a, np.array([1e-200, 1e-5, 0.3, 0.7]) if a < 300 else np.array([0.01, 0.3, 0.7]))
    show('gammainccinv', a, np.array([1e-200, 1e-5, 0.3, 0.7]) if a < 300 else np.array([0.01, 0.3, 0.7]))
show('gammaincc', 1e10, 1e10 + 1e5 * np.array([0, 1, 2, 9]))
show('rel_entr', np.array([1e300, 1e-300, 0, nan, 2]), np.array([1e-300, 1e300, nan, 1, 3]))
