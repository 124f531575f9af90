"""Zeros, least values and fits beside scipy's, to the digits that the methods' tolerances leave."""
import numpy as np
from scipy import optimize
from scipy.optimize import brentq, curve_fit, fsolve, minimize, minimize_scalar


def text(values, digits=9):
    return ' '.join(f'{x + 0.0:.{digits}g}' for x in np.ravel(values))


def cubic(x, a=2):
    return x ** 3 - a


print(text([brentq(cubic, 0, 2), brentq(cubic, 0, 2, args=(3,)), brentq(lambda x: np.cos(x) - x, 0, 1), brentq(lambda x: np.exp(x) - 1e6, -100, 50)]))
print(text([optimize.bisect(cubic, 0, 2), optimize.newton(cubic, 1), optimize.newton(cubic, 1, fprime=lambda x: 3 * x ** 2), brentq(cubic, 2, 0)]))
x, r = brentq(cubic, 0, 2, full_output=True)
print(r.converged, r.flag, r.root == x, r.method, r.iterations < 20)
print(brentq(lambda x: x, 0, 1), brentq(lambda x: x - 1, 0, 1), type(brentq(cubic, 0, 2)).__name__)
for given in ({'bracket': [0, 2]}, {'bracket': (0, 2), 'method': 'bisect'}, {'x0': 1}, {'x0': 1, 'fprime': lambda x: 3 * x ** 2}):
    found = optimize.root_scalar(cubic, **given)
    print(text(found.root), found.converged, found['method'])

print(text(fsolve(cubic, 1)), fsolve(cubic, 1).shape, text(fsolve(lambda x: [x[0] + 2 * x[1] - 3, x[0] ** 2 + x[1] ** 2 - 2.5], [1, 1])))
x, info, ok, message = fsolve(cubic, 1.0, full_output=True)
print(text(x), ok, message, abs(info['fvec'][0]) < 1e-8)
print(text(fsolve(lambda v, a: np.tanh(v) - a, 0.2, args=(0.5,))), text(fsolve(lambda x: np.exp(-x) - x, [0.0, 5.0])))

found = minimize_scalar(lambda x: (x - 2) ** 2 + 1)
print(text(found.x, 6), text(found.fun), found.success, type(found.x).__name__)
for given in ({'bounds': (0, 4), 'method': 'bounded'}, {'bounds': (0, 1)}, {'bracket': (3, 4)}, {'bracket': (4, 5, 6), 'tol': 1e-6}):
    found = minimize_scalar(lambda x: x * np.sin(x) - x / 3, **given)
    print(text(found.x, 5), text(found.fun, 8), found.success)

found = minimize(lambda p: (p[0] - 2) ** 2 + 3 * (p[1] + 1) ** 2 + p[0] * p[1], [0, 1], method='Nelder-Mead')
print(text(found.x), text(found.fun), found.nit, found.nfev, found.success, found.message, found.status)
rosenbrock = lambda p: (1 - p[0]) ** 2 + 100 * (p[1] - p[0] ** 2) ** 2
found = minimize(rosenbrock, [-1.2, 1], method='nelder-mead', options={'xatol': 1e-8, 'fatol': 1e-8})
print(text(found.x, 7), found.nit, found.nfev, len(found.final_simplex))
found = minimize(rosenbrock, [-1.2, 1], method='Nelder-Mead', options={'maxiter': 20})
print(text(found.x), found.success, found.message, found['nit'], 'x' in found)
print(text(optimize.fmin(lambda p: (p[0] - 1) ** 2, 3), 4), text(optimize.fmin(rosenbrock, [0.5, 0.5], disp=False), 4))

t = np.linspace(0, 5, 30)
noise = np.sin(np.arange(30) * 7.3) * 0.05


def decay(t, a, tau, c):
    return a * np.exp(-t / tau) + c


y = decay(t, 2.5, 1.3, 0.5) + noise
p, cov = curve_fit(decay, t, y)
print(text(p, 7), text(np.sqrt(np.diag(cov)), 5), cov.shape, text(cov[0, 1], 3))
p, cov = curve_fit(decay, t, y, p0=[1, 0.5, 0], sigma=np.full(30, 0.1), absolute_sigma=True)
print(text(p, 7), text(np.sqrt(np.diag(cov)), 5))
p, cov = curve_fit(decay, t, y, sigma=np.linspace(0.1, 1, 30))
print(text(p, 7), text(np.sqrt(np.diag(cov)), 5))
p, cov = curve_fit(decay, t, y, bounds=(0, [3, 2, 1]))
print(text(p, 6), text(np.sqrt(np.diag(cov)), 4))
p, cov = curve_fit(decay, t, y, bounds=([0, 0, 0], [2, 10, 1]), p0=[1, 1, 0.5])
print(text(p, 4))
popt, pcov = curve_fit(lambda x, a, b: a * x + b, [0, 1, 2, 3], [1, 2.9, 5.2, 7])
print(text(popt, 7), text(pcov, 5))
# Time constants of some milliseconds, and what is as large as a million.
p, cov = curve_fit(lambda t, a, tau: a * np.exp(-t / tau), t * 1e-3, 3e6 * np.exp(-t / 1.7) + noise * 1e5, p0=[1e6, 1e-3])
print(text(p, 6), text(np.sqrt(np.diag(cov)), 4))
p, cov = curve_fit(lambda v, vt, k: 1 / (1 + np.exp(-(v - vt) / k)), np.arange(-80, 0, 5), 1 / (1 + np.exp(-(np.arange(-80, 0, 5) + 40) / 6.5)), p0=[-50, 5])
print(text(p, 6))


class Line:
    def __call__(self, x, a):
        return a * x

    def twice(self, x, a):
        return 2 * a * x


print(text(curve_fit(Line(), [1, 2, 3], [2, 4, 6.3])[0]), text(curve_fit(Line().twice, [1, 2, 3], [2, 4, 6.3])[0]))

for bad in (
    lambda: brentq(lambda x: x * x + 2, 0, 2), lambda: optimize.newton(lambda x: x * x + 2, 1), lambda: curve_fit(lambda x, a, b: a * x, [1], [2]),
    lambda: curve_fit(lambda x, a: a * x, [1, np.nan], [2, 3]), lambda: curve_fit(lambda x, *a: a[0] * x, [1, 2], [2, 3]),
):
    try:
        bad()
    except (ValueError, RuntimeError, TypeError) as error:
        print(type(error).__name__, str(error)[:45])
