# Every step of numbers of single precision is one of that precision: bits of short and of long arrays.
import numpy as np


def shown(a):
    """Its type, its shape, its first numbers, and a number that all of its bits decide on."""
    a = np.asarray(a)
    if a.dtype.name == 'bool':
        return '%s of %s: %s' % (a.sum(), a.shape, [int(each) for each in a.ravel()[:20]])
    row = a.astype(float).ravel()
    row = np.where(np.isfinite(row), row, 3.25)
    weights = np.arange(len(row)) % 97 + 1.0
    return '%s %s %r %r' % (a.dtype.name, a.shape, float((row * weights).sum()), [float(each) for each in row[:3]])


for n in (1, 9, 300, 5000, 40000):
    k = np.arange(n)
    x = ((k * 7919) % 10007) / 1000.7 - 5
    y = ((k * 104729) % 10009) / 900.3 - 4
    if n > 50:
        x[[7, 11, 13, 17, 19]] = np.nan, np.inf, -np.inf, 0.0, -0.0
        y[[23, 29]] = np.nan, 0.0
    f, g = x.astype(np.float32), y.astype(np.float32)
    p = np.abs(np.where(np.isfinite(f), f, np.float32(1)))
    m = y > 1
    at = (k * 31) % n
    rows = np.concatenate([p] * 6).reshape(6, n)
    six = np.concatenate([p] * 6).reshape(n, 6)
    forty = np.concatenate([p] * 40).reshape(n, 40)
    deep = np.concatenate([p] * 6).reshape(2, n, 3)
    z = f.copy()
    z += g
    z *= 2
    results = [
        ('compared', [f > 1, f < g, f >= 0.3, 0.3 <= f, f == f, f != g, f == 0, f > x, f[::2] > 1, rows.T > 1]),
        ('arithmetic', [f + 0.1, 0.1 - f, f * g, f / g, -f, abs(f), f**2, p**0.5, f**-1, f**1, z - 1, f * x, f * m]),
        ('stretched', [rows + f, six + six[:, :1], rows.T + 1, f[::2] * 2, f[::-1] + g]),
        ('sizes', [np.abs(g), np.sign(f), np.sqrt(p), np.square(g), np.nan_to_num(f)]),
        ('whole', [np.floor(f), np.ceil(f), np.trunc(f), np.rint(f), np.round(f, 2), f.round(), p % 0.3, f // 1]),
        ('chosen', [np.clip(f, -0.7, 1.2), np.clip(f, None, 1.2), np.maximum(f, g), np.minimum(f, 0.1)]),
        ('told', [np.isnan(f), np.isfinite(f), np.isinf(f), np.logical_not(f), np.logical_and(f, g)]),
        ('reduced', [p.sum(), p.mean(), p.std(), p.var(), p[::2].sum(), p.max(), p.min(), p.argmax(), p.argmin()]),
        ('with NaN', [f.max(), f.min(), f.argmax(), f.argmin(), f[:0].sum(), np.ptp(p), np.average(p), np.median(p)]),
        ('rows', [rows.sum(0), rows.mean(0), rows.std(0), rows.var(0, ddof=1), rows.max(0), rows.argmax(0)]),
        ('lines', [rows.sum(1), rows.mean(1), rows.std(1), rows.min(1), rows.argmin(1), rows.sum()]),
        ('six', [six.sum(0), six.sum(1), six.mean(0), six.std(0), six.std(1), six.max(0), six.min(1)]),
        ('forty', [forty.sum(0, keepdims=True), forty.sum(1), forty.std(0), forty.max(0), forty.min(0)]),
        ('deep', [deep.sum(0), deep.sum(1), deep.sum(2), deep.mean(1), deep.std(1), deep.sum()]),
        ('running', [np.cumsum(p), np.cumprod(p * np.float32(0.3)), np.cumsum(six, 0), np.cumsum(six, 1)]),
        ('running rows', [np.cumsum(rows, 0), np.cumsum(forty, 0), np.cumsum(forty, 1)]),
        ('differences', [np.diff(p), np.diff(rows, axis=0), np.diff(six, axis=1)]),
        ('picked', [np.where(m, f, g), np.where(m, f, 0), np.where(m, 0.1, g), f[m], f[at], f[at - n]]),
        ('sorted', [np.sort(f), np.sort(six, 0), np.argsort(f, kind='stable'), np.unique(p)]),
        ('converted', [f.astype(float), (p * 3).astype(int), (f * g > 0).astype(np.float32)]),
    ]
    for name, values in results:
        print(n, name)
        for each in values:
            print('  ', shown(each))
