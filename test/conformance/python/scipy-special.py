"""Special functions beside scipy's, to eleven digits."""
import numpy as np
import scipy
from scipy import special
from scipy.special import erf, erfc, gamma, factorial


def show(name, values):
    print(name, ' '.join(f'{x:.11g}' for x in np.atleast_1d(values)))


x = np.linspace(-3, 3, 13)
for name in ('erf', 'erfc', 'erfcx', 'ndtr', 'log_ndtr', 'expit', 'dawsn', 'i0', 'i1', 'j0', 'j1', 'gammaln'):
    show(name, getattr(special, name)(x + 0.1))
p = np.array([2e-9, 0.001, 0.2, 0.5, 0.77, 0.999])
for name in ('ndtri', 'erfinv', 'erfcinv', 'logit', 'entr', 'ellipk', 'ellipe', 'log_expit'):
    show(name, getattr(special, name)(p))
positive = np.array([0.03, 0.5, 1, 2.5, 7, 40])
for name in ('gamma', 'psi', 'digamma', 'k0', 'k1', 'y0', 'y1', 'exp1', 'expi', 'zeta', 'exprel', 'loggamma'):
    show(name, getattr(special, name)(positive + 1))
for a in (0.1, 1, 3.5, 200):
    show('gammainc', special.gammainc(a, positive * a))
    show('gammaincc', special.gammaincc(a, positive * a))
    show('gammaincinv', special.gammaincinv(a, p))
    show('gammainccinv', special.gammainccinv(a, p))
    show('beta', special.beta(a, positive))
    show('betaln', special.betaln(a, positive))
    show('betainc', special.betainc(a, 2, p))
    show('betaincinv', special.betaincinv(a, 2, p))
    show('jv', special.jv(a if a < 100 else 4, positive))

print(erf(0.5), type(erf(0.5)).__name__, erf([0.0, 0.0]), erf(np.zeros((2, 1))).shape)
print(erf(np.inf), erfc(-np.inf), erf(np.nan), erfc(30), special.ndtr(40), special.erfinv(1), special.erfinv(2))
print(gamma(0), gamma(-1), gamma(172), gamma(-0.5), special.gammaln(0), special.gammainc(2, np.inf))
print(factorial(5), factorial(5, exact=True), factorial(30, exact=True), factorial(np.array([0, 1, 2, 3])), factorial(-1))
print(special.comb(5, 2), special.comb(50, 20, exact=True), special.comb(4, 5), special.binom(5, 2))
print(special.xlogy(0, 0), f'{special.xlogy(2, 3):.12g}', special.rel_entr(0.5, 0.25), special.xlog1py(0, -1))
show('logsumexp', special.logsumexp([1000, 1000.5]))
show('logsumexp', special.logsumexp([[1, 2], [3, 4]], axis=1))
show('softmax', special.softmax([1.0, 2.0, 3.0]))
show('through', scipy.special.erf(0.3))
