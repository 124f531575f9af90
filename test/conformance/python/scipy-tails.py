"""Distributions of scipy.stats in far tails, at ends of their support and of large shapes, to ten digits.

Not asked is where scipy has fewer digits than these: densities by differences of gammaln, shares as 1 − p, truncnorm between
bounds near to each other, and lower tails of gamma and poisson beyond a shape of a million.
"""
import numpy as np
from scipy import stats

inf = np.inf


def text(values):
    return ' '.join(f'{x + 0:.10g}' for x in np.ravel(values))


far = np.array([0.5, 8, 37.5, 40, 1000, 1e5])
for name, shapes in [('norm', ()), ('expon', ()), ('weibull_min', (1.7,)), ('rayleigh', ()), ('logistic', ()), ('lognorm', (0.001,)), ('lognorm', (0.8,)),
                     ('pareto', (2.6,)), ('cauchy', ())]:
    d = getattr(stats, name)
    print(name, 'logsf', text(d.logsf(far, *shapes)), 'logpdf', text(d.logpdf(far, *shapes)), 'sf', text(d.sf(far, *shapes)))
for name in ('norm', 'logistic'):
    print(name, 'logcdf', text(getattr(stats, name).logcdf(-far)))
print('halfnorm', text(stats.halfnorm.logsf([1e-20, 0.5, 1.5, 37])))
print('lognorm', text(stats.lognorm.logcdf([1e-20, 1e-5, 0.7], 0.01)))
print('geom', text(stats.geom.logsf([3, 1e3, 1e8], 0.15)), text(stats.geom.pmf([1, 5, 40], 1e-5)))
print('cauchy', text(stats.cauchy.logpdf([1e160, -1e300])), 'rayleigh', text(stats.rayleigh.pdf(inf)))
print('logistic', text(stats.logistic.isf([5e-324, 1e-300, 0.3])))

small = np.array([1e-100, 1e-30, 1e-8, 1e-3])
for df in (1, 2.5, 60, 1000, 30000, 1e7, 1e10, inf):
    print('t', df, text(stats.t.isf(small, df) if 1 < df < 1e4 else stats.t.isf(small[2:], df)), text(stats.t.ppf([1e-8, 0.2501, 0.45, 0.51], df)))
    x = np.array([-37, -6, -1e-5, 0.3, 5, 20])
    print(' ', text(stats.t.cdf(x, df)), text(stats.t.sf(x, df)), text(stats.t.logpdf(x, df)), text(stats.t.pdf(x, df)))
for a, b in [(0.5, 3), (2, 3), (30, 2), (100, 1e5), (0.5, 1e5), (1e4, 0.3)]:
    print('beta', a, b, text(stats.beta.isf([1e-8, 0.01, 0.3], a, b)), text(stats.beta.ppf([1e-3, 0.4, 0.9], a, b)), text(stats.beta.pdf([0, 0.2, 0.9, 1], a, b)))
    print(' ', text(stats.beta.sf([1e-8, 0.002, 0.6, 0.999], a, b)))
for m, n in [(3, 12), (2, 2e4), (1, 3e4), (500, 5e4)]:
    print('f', m, n, text(stats.f.isf([1e-4, 0.01, 0.6], m, n)), text(stats.f.pdf([0, 0.9, 1.1, 3], m, n)), text(stats.f.sf([0.5, 1, 8, 50], m, n)))
for a in (1e-10, 0.5, 1, 30, 199, 1e4):
    x = a + np.sqrt(a) * np.array([-0.9, 0, 1, 8, 30])
    print('gamma', a, text(stats.gamma.pdf([0], a)), text(stats.gamma.cdf(x, a)), text(stats.gamma.sf(x, a)), text(stats.gamma.isf([1e-100, 1e-8, 0.5], a)))
print('chi2', text(stats.chi2.isf([1e-20, 1e-8, 0.01], 1)), text(stats.chi2.pdf([0, 1, 700], 3)), text(stats.chi2.sf([1e5, 1.02e5], 1e5)))

n = np.array([4993675, 5000000, 5004743])
print('binom', text(stats.binom.pmf(n, 10**7, 0.5)), text(stats.binom.cdf(n, 10**7, 0.5)), text(stats.binom.sf(n, 10**7, 0.5)))
print('binom', text(stats.binom.pmf([3 * 10**8, 3 * 10**8 + 72456], 10**9, 0.3)), text(stats.binom.cdf(5 * 10**9, 10**10, 0.5)))
print('binom', text(stats.binom.ppf([1e-30, 1e-8, 0.3, 0.7], 10**7, 0.5)), text(stats.binom.isf([1e-12, 1e-8, 0.3], 10**9, 0.3)))
print('binom', text(stats.binom.pmf([0, 1, 10], 10, 0)), text(stats.binom.pmf([0, 9, 10], 10, 1)), text(stats.binom.ppf(0.5, 1, 0.5)), text(stats.binom.isf(0.5, 1, 0.5)))
for k in range(11):
    print(text(stats.binom.ppf(stats.binom.cdf(k, 10, 0.5), 10, 0.5)), text(stats.poisson.ppf(stats.poisson.cdf(k, 4), 4)), end=' ')
print()
for mu in (0, 1e-10, 0.4, 55.5, 1000, 1e4):
    k = np.floor(mu + np.sqrt(mu) * np.array([-2, 0, 1, 8]))
    print('poisson', mu, text(stats.poisson.pmf(k, mu)), text(stats.poisson.cdf(k, mu)), text(stats.poisson.sf(k, mu)), text(stats.poisson.ppf([1e-8, 0.3, 0.9], mu)))

for a, b in [(50, 60), (-200, -100), (-50, 50), (4, inf), (-inf, -3), (0, inf), (30, 31)]:
    x = {50: [50.01, 50.3], -200: [-100.5, -100.01], -50: [-30, 5], 4: [4.5, 9], -inf: [-9, -3.5], 0: [0.5, 6], 30: [30.01, 30.5]}[a]
    d = stats.truncnorm(a, b)
    print('truncnorm', a, b, text(d.pdf(x)), text(d.logpdf(x)), text(d.cdf(x)), text(d.sf(x)), text(d.ppf([0.01, 0.3, 0.8])), text(d.mean()))
