"""Distributions of scipy.stats: what their curves are, to ten digits, and how random numbers are distributed.

Where scipy itself computes a share from what is left of 1 (isf of f, ppf of halfnorm), no share here is too small for that.
"""
import numpy as np
from scipy import stats
from scipy.stats import norm, expon, truncnorm


def text(values):
    return ' '.join(f'{x:.10g}' for x in np.ravel(values))


shares = np.array([0, 1e-4, 0.01, 0.3, 0.5, 0.8, 0.999, 1])
continuous = [
    ('norm', ()), ('uniform', ()), ('expon', ()), ('gamma', (0.7,)), ('gamma', (1,)), ('gamma', (30,)), ('chi2', (3,)), ('lognorm', (0.8,)),
    ('beta', (0.5, 3)), ('beta', (1, 1)), ('t', (1,)), ('t', (2.5,)), ('t', (60,)), ('f', (3, 12)), ('weibull_min', (1.7,)),
    ('laplace', ()), ('logistic', ()), ('cauchy', ()), ('pareto', (2.6,)), ('truncnorm', (-1, 2)), ('truncnorm', (4, np.inf)), ('halfnorm', ()),
    ('rayleigh', ()),
]
for name, shapes in continuous:
    d = getattr(stats, name)
    x = np.array([-3.3, -0.4, 0.2, 0.9, 1.5, 5, 40])
    print(name, shapes)
    for curve in ('pdf', 'logpdf', 'cdf', 'sf', 'logcdf', 'logsf'):
        if name == 'truncnorm' and curve.startswith('log'):
            continue
        print(' ', curve, text(getattr(d, curve)(x, *shapes, loc=0.1, scale=1.3)))
    print('  ppf', text(d.ppf(shares, *shapes)), 'isf', text(d.isf(shares, *shapes, 2, 3)))
    print('  moments', text([d.mean(*shapes), d.var(*shapes), d.std(*shapes, scale=2), d.median(*shapes, loc=1)]))
    print('  interval', text(d.interval(0.9, *shapes)), 'support', text(d.support(*shapes)))

for name, shapes in [('poisson', (0.4,)), ('poisson', (55.5,)), ('binom', (10, 0.3)), ('bernoulli', (0.2,)), ('geom', (0.15,)), ('randint', (2, 9))]:
    d = getattr(stats, name)
    k = np.array([-1, 0, 1, 2.5, 3, 8, 60])
    print(name, shapes)
    for curve in ('pmf', 'logpmf', 'cdf', 'sf'):
        print(' ', curve, text(getattr(d, curve)(k, *shapes, loc=1)))
    print('  ppf', text(d.ppf(shares, *shapes)), 'isf', text(d.isf(shares, *shapes)))
    print('  moments', text([d.mean(*shapes), d.var(*shapes), d.median(*shapes)]), 'support', text(d.support(*shapes)))

print(norm.pdf(0), norm.cdf(0.0), norm.ppf([0.5, 0.5]), norm.pdf(np.zeros((2, 1)), [0, 1], [[1], [2]]).shape)
print(norm.pdf(0, scale=-1), stats.gamma.mean(-1), norm.ppf(1.5), norm.cdf(np.nan))
frozen = norm(1, scale=2)
print(frozen.mean(), frozen.std(), frozen.cdf(1), frozen.args, frozen.kwds, frozen.interval(0)[0])
print(text(norm.fit([1, 2, 4])), text(expon.fit([1, 2, 4])), text(stats.uniform.fit([3, 1, 2])), text(expon.stats()))
print(type(norm.rvs()).__name__, type(stats.poisson.rvs(3)).__name__, norm.rvs(size=3).shape, norm.rvs(size=(2, 3)).shape)
print(norm.rvs(loc=[1, 2]).shape, frozen.rvs(4).shape, stats.poisson.rvs(3, size=2).dtype, norm.rvs(size=1).shape)
for bad in (lambda: norm.rvs(scale=-1), lambda: stats.gamma.rvs(-1)):
    try:
        bad()
    except ValueError as error:
        print(type(error).__name__, str(error)[:40])


def near(name, value, expected, error):
    print(name, abs(value - expected) < 5 * error)


N = 20_000
for name, shapes in continuous:
    d = getattr(stats, name)
    drawn = d.rvs(*shapes, size=N)
    for share in (0.1, 0.5, 0.9):
        below = np.mean(drawn < d.ppf(share, *shapes))
        near(name, below, share, np.sqrt(share * (1 - share) / N))
for name, shapes in [('poisson', (4,)), ('binom', (10, 0.3)), ('geom', (0.2,)), ('randint', (2, 9))]:
    d = getattr(stats, name)
    drawn = d.rvs(*shapes, size=N)
    near(name, drawn.mean(), d.mean(*shapes), d.std(*shapes) / np.sqrt(N))
bounds = np.array([[0.2, 1.5]] * N)
drawn = truncnorm.rvs((bounds[:, 0] - 1) / 0.5, (bounds[:, 1] - 1) / 0.5, loc=1, scale=0.5)
print(drawn.min() >= 0.2, drawn.max() <= 1.5, len(drawn), norm.rvs(random_state=3) == norm.rvs(random_state=3))
print(len(norm.rvs(size=4, random_state=np.random.default_rng(1))), norm.rvs(size=0).shape)
