"""Fits and zeros that go the way of scipy's: as many calls, the same one of several solutions, the same reasons to end."""
import numpy as np
from scipy import optimize
from scipy.optimize import curve_fit, fsolve, minimize

nan, inf = float('nan'), float('inf')


def text(value, digits=6):
    if isinstance(value, (tuple, list)):
        return '(' + ' '.join(text(each, digits) for each in value) + ')'
    if isinstance(value, str):
        return value.replace('\n', ' ')
    return ' '.join('0' if abs(x) < 1e-12 else f'{x:.{digits}g}' for x in np.ravel(value))


def told(label, f):
    try:
        print(label, text(f()))
    except Exception as error:
        print(label, type(error).__name__, str(error).replace('\n', ' ')[:110])


def noise(seed):
    state = [seed]

    def draw(low=0.0, high=1.0):
        state[0] = (state[0] * 1103515245 + 12345) % 2147483648
        return low + (high - low) * state[0] / 2147483648

    return draw


models = [
    (lambda t, a, tau, c: a * np.exp(-t / tau) + c, (0, 5), [2.5, 1.3, 0.5]), (lambda x, a, m, s: a * np.exp(-(x - m) ** 2 / (2 * s ** 2)), (-3, 3), [2, 0.3, 0.6]),
    (lambda x, L, x0, k, b: L / (1 + np.exp(-k * (x - x0))) + b, (-4, 4), [3, 0.5, 2, 0.2]), (lambda v, half, k: 1 / (1 + np.exp((half - v) / k)), (-80, 0), [-40, 6]),
    (lambda I, g, rest: g * np.sqrt(np.maximum(I - rest, 0)), (0, 4), [10, 0.7]), (lambda t, a, tau: a * t / tau * np.exp(1 - t / tau), (0, 10), [1, 2]),
    (lambda x, a, b: a * x + b, (0, 4), [2, 1]),
]
for seed in (1, 2, 3):
    draw = noise(seed * 7919)
    for f, (low, high), true in models:
        x = np.linspace(low, high, 12 + 4 * seed)
        y = f(x, *true)
        y = y + np.array([draw(-1, 1) for _ in x]) * 0.05 * np.max(np.abs(y))
        calls = []
        started = {'p0': [1] * len(true)} if seed == 1 else {'p0': [each * draw(0.7, 1.5) for each in true]}
        if seed == 3:
            started['sigma'] = 0.5
        p, cov = curve_fit(lambda *args: (calls.append(1), f(*args))[1], x, y, **started)
        print(text(p, 7), text(np.sqrt(np.diag(cov)), 4), len(calls))
print(text(curve_fit(models[1][0], np.linspace(-3, 3, 30), models[1][0](np.linspace(-3, 3, 30), 2, 0.3, 0.6), p0=[1, 0, -1])[0]))

x = np.linspace(0, 4, 9)
y = 2 * np.exp(-x / 1.5) + 0.1 * np.sin(9 * x)
f = lambda t, a, b: a * np.exp(-t / b)
slopes = lambda t, a, b: np.array([np.exp(-t / b), a * np.exp(-t / b) * t / b ** 2]).T
for given in (
    {'jac': slopes}, {'jac': slopes, 'sigma': np.linspace(0.1, 1, 9)}, {'sigma': 0.5, 'absolute_sigma': True}, {'sigma': [0.5]}, {'sigma': np.eye(9) * 0.2 + 0.1},
    {'sigma': -np.eye(9)}, {'sigma': [1, 2]}, {'maxfev': 5}, {'ftol': 1e-3}, {'xtol': 1e-20, 'ftol': 1e-20}, {'method': 'lm', 'bounds': (0, 5)}, {'method': 'other'},
    {'p0': [9, 1], 'bounds': (0, 5)},
):
    told(sorted(given), lambda: curve_fit(f, x, y, **given))
told('few', lambda: curve_fit(f, x[:1], y[:1]))
told('as many', lambda: curve_fit(f, x[:2], y[:2]))
told('constant', lambda: curve_fit(lambda t, a: 0 * t, x, y))
told('no number', lambda: curve_fit(lambda t, a: a * t * nan, x, y))
told('no parameters', lambda: curve_fit(lambda t: t, x, y))

systems = [
    (lambda z, I: [z[0] - z[0] ** 3 / 3 - z[1] + I, 0.08 * (z[0] + 0.7 - 0.8 * z[1])], [(-2, 2), (-1, 2)], (0, 0.6)),
    (lambda z, a: [z[0] ** 2 + z[1] ** 2 - a, z[0] * z[1] - 1], [(-3, 3), (-3, 3)], (2, 6)),
    (lambda z, a: [z[0] ** 3 - 3 * z[0] - a - 0.1 * z[1], z[1] ** 3 - z[0] * z[1] - 1], [(-3, 3)] * 2, (-1, 1)), (lambda z, a: np.exp(z) - a - 2 * z ** 2, [(-3, 4)], (0.1, 2)),
]
for seed in range(1, 7):
    draw = noise(seed * 104729)
    for f, box, (low, high) in systems:
        z0, a = [draw(*side) for side in box], draw(low, high)
        found, info, ok, message = fsolve(f, z0, args=(a,), full_output=True)
        print(text(found) if ok == 1 else '-', ok, info['nfev'])
g = lambda z: [z[0] + 2 * z[1] - 3, z[0] ** 2 + z[1] ** 2 - 2.5]
G = lambda z: [[1, 2], [2 * z[0], 2 * z[1]]]
for given in ({}, {'fprime': G}, {'fprime': lambda z: np.array(G(z)).T, 'col_deriv': True}, {'maxfev': 4}, {'xtol': 1e-30}, {'factor': 0.1}):
    found, info, ok, message = fsolve(g, [1, 1], full_output=True, **given)
    print(text(found), ok, text(message), info['nfev'], text(np.abs(info['r']), 4), info['fjac'].shape)
told('shape', lambda: fsolve(lambda z: [1, 2, 3], [1, 1]))

for name in ('brentq', 'bisect'):
    find = getattr(optimize, name)
    told(name, lambda: find(lambda v: nan, 0, 1))
    told(name, lambda: find(lambda v: v - 0.5 if abs(v - 0.3) > 0.25 else nan, 0, 1))
    told(name, lambda: find(lambda v: v - 0.5 if v < 1 else nan, 0, 1))
    told(name, lambda: find(lambda v: v ** 3 - 0.1, -1, 2, maxiter=3))
    for given in ({'xtol': 0}, {'rtol': 1e-20}, {'maxiter': -1}):
        told(name, lambda: find(lambda v: v, -1, 2, **given))
    root, result = find(lambda v: v ** 3 - 0.1, -1, 2, full_output=True)
    print(text(root), result.iterations, result.function_calls)
result = optimize.root_scalar(lambda v: nan, bracket=[0, 1])
print(result.converged, result.flag, result.root)
told('newton', lambda: optimize.newton(lambda v: v ** 2 + 1, 0, fprime=lambda v: 2 * v))
told('newton', lambda: optimize.newton(lambda v: 1 + 0 * v, 0))
told('newton', lambda: optimize.newton(lambda v: v - 1, 1, x1=1))

rosenbrock = lambda p: (1 - p[0]) ** 2 + 100 * (p[1] - p[0] ** 2) ** 2
for most in (*range(1, 24), 60, 158, 160):
    r = minimize(rosenbrock, [-1.2, 1], method='Nelder-Mead', options={'maxfev': most})
    print(most, text(r.x), text(r.fun), r.nit, r.nfev, r.success, r.status, text(r.final_simplex, 4))
r = minimize(lambda p: rosenbrock(p) if p[0] < 0 else nan, [-1.2, 1], method='Nelder-Mead')
print(text(r.x), r.nit, r.nfev, r.message)
for given in ({}, {'bounds': (0, 1)}, {'bracket': (0, 1, 5)}, {'bracket': (3, 4, 5)}, {'bounds': (0, inf)}, {'bounds': (2, 1)}, {'options': {'maxiter': 3}}):
    told(given, lambda: (lambda r: (r.x, r.fun, r.nfev, int(r.success)))(optimize.minimize_scalar(lambda v: (v - 2) ** 4 + v, **given)))
for f in (lambda v: nan, lambda v: -v, lambda v: 1.0):
    r = optimize.minimize_scalar(f)
    print(text(r.x), r.success, r.nfev, r.message)
