# Gaussian filters and polynomials through neighbours beside scipy.
import numpy as np
from scipy.ndimage import gaussian_filter, gaussian_filter1d
from scipy.signal import savgol_filter
import scipy.ndimage as ndimage

x = np.sin(np.arange(23)*0.7)*3 + (np.arange(23) % 4)
m = np.arange(30).reshape(5, 6)**2 % 17
f = m/7


def show(values):
    print(values.dtype, values.shape, ' '.join('0' if abs(v) < 1e-12 else f'{v:.10g}' for v in np.ravel(values)))


for mode in ('reflect', 'mirror', 'nearest', 'wrap', 'constant'):
    show(gaussian_filter1d(x, 1.3, mode=mode))
    show(gaussian_filter1d(x[:3], 2.5, mode=mode, cval=2))
    show(gaussian_filter(f, 0.8, mode=mode))
show(gaussian_filter1d(x, 3, truncate=1.5))
show(gaussian_filter1d(x, 3, radius=4))
show(gaussian_filter1d(f, 1, axis=0))
show(gaussian_filter1d(m, 1))
show(gaussian_filter(m, 1))
show(gaussian_filter(f, sigma=(1, 2)))
show(gaussian_filter(f, [0, 1]))
show(ndimage.gaussian_filter(np.float32(f), 1.5))
show(gaussian_filter1d([1, 2, 3, 10], 1))
show(gaussian_filter1d([5.0], 1))
show(gaussian_filter1d(np.array([1.0, np.nan, 3, 4, 5, 6, 7, 8]), 0.2))

for window, order in ((5, 2), (7, 3), (9, 0), (11, 4), (23, 5), (3, 1), (1, 0)):
    show(savgol_filter(x, window, order))
for mode in ('mirror', 'nearest', 'wrap', 'constant'):
    show(savgol_filter(x, 7, 2, mode=mode, cval=1.5))
for deriv in (1, 2, 3):
    print(' '.join(f'{v:.7g}' for v in savgol_filter(x, 9, 2, deriv=deriv, delta=0.1)))
show(savgol_filter(f, 5, 2))
show(savgol_filter(f, 3, 1, axis=0))
show(savgol_filter([1, 2, 4, 8, 16], 3, 1))
for wrong in (
    lambda: savgol_filter(x, 5, 5),
    lambda: savgol_filter(x, 25, 2),
    lambda: savgol_filter(x, 5, 2, mode='reflect'),
    lambda: gaussian_filter(f, [1, 2, 3]),
    lambda: gaussian_filter(f, 1, mode='nope'),
):
    try:
        print(wrong())
    except (ValueError, RuntimeError) as error:
        print(type(error).__name__, error)
