"""Peaks, filters, spectra and windows beside scipy's, to ten digits."""
import numpy as np
from scipy import signal
from scipy.signal import find_peaks, lfilter, windows


def text(values, digits=10):
    return ' '.join('0' if abs(x) < 1e-13 else f'{x:.{digits}g}' for x in np.ravel(values))


n = np.arange(200)
x = np.sin(n / 7) + 0.3 * np.cos(n * 1.3) + 0.1 * np.sin(n * n / 50)
flat = np.array([0, 1, 1, 1, 0, 2, 2, 3, 3, 1, 3, 3.0])

peaks, told = find_peaks(x)
print(peaks, told, peaks.dtype)
print(find_peaks(flat), find_peaks([]), find_peaks([1, 2]), find_peaks([1, 2, 1])[0])
for given in (
    {'height': 0.5}, {'height': (0, 1)}, {'height': (None, 0.6)}, {'distance': 10}, {'distance': 2.5}, {'threshold': 0.2}, {'threshold': (None, 0.3)},
    {'prominence': 0.4}, {'prominence': (0.1, 0.5)}, {'height': 0.2, 'distance': 5, 'prominence': 0.3, 'threshold': 0.01},
):
    peaks, told = find_peaks(x, **given)
    print(sorted(given), peaks)
    for name in told:
        print(' ', name, text(told[name]), told[name].dtype)
print([text(part) for part in signal.peak_prominences(flat, [2, 7])])
print(signal.argrelmax(x)[0][:6], signal.argrelmin(x, order=5)[0], signal.argrelmax(flat))

b, a = [0.2, 0.3, 0.1], [1, -0.5, 0.2]
print(text(lfilter(b, a, x[:12])), text(lfilter([1.0], [2.0, -1.0], [1.0, 0, 0, 0])), text(lfilter(np.ones(3) / 3, 1, flat)))
y, state = lfilter(b, a, x[:12], zi=[0.1, 0.2])
print(text(y), text(state), text(signal.lfilter_zi(b, a)))
print(text(lfilter(b, a, x[:12].reshape(3, 4))), text(lfilter(b, a, x[:12].reshape(3, 4), axis=0)))
for order, edge, kind in ((1, 0.3, 'low'), (2, 0.1, 'lowpass'), (4, 0.05, 'low'), (3, 0.4, 'high'), (2, [0.1, 0.3], 'band'), (3, (0.2, 0.25), 'bandpass')):
    b, a = signal.butter(order, edge, btype=kind)
    print(order, kind, text(b, 8), text(a, 8))
    print(text(signal.filtfilt(b, a, x)[::20], 8))
b, a = signal.butter(2, [4, 8], 'band', fs=100)
print(text(b, 8), text(signal.filtfilt(b, a, x, padlen=10)[:5], 8), text(signal.filtfilt(b, a, x.reshape(2, 100))[1, :3], 8))

u, v = np.array([1.0, 2, 3, 4]), np.array([0.5, -1, 2])
for mode in ('full', 'same', 'valid'):
    print(mode, text(signal.convolve(u, v, mode)), text(signal.fftconvolve(u, v, mode=mode)), text(signal.correlate(u, v, mode)))
    print(text(signal.convolve(v, u, mode)), text(signal.correlate(v, u, mode)), text(signal.correlation_lags(4, 3, mode)))
print(signal.convolve([1, 2], [3, 4]), signal.convolve([1, 2], [3, 4], method='fft'))
long = np.sin(np.arange(3000) ** 1.1)
print(text(signal.fftconvolve(long, x)[::500], 8), text(signal.convolve(long, long, 'same')[::700], 8), text(np.convolve(long, x)[::500], 8))

print(text(signal.detrend(x)[:5]), text(signal.detrend(flat, type='constant')), text(signal.detrend(np.arange(6.0).reshape(2, 3) ** 2)))
print(text(signal.detrend(np.arange(6.0).reshape(2, 3) ** 2, axis=0)))

f, p = signal.periodogram(x, 1000)
print(len(f), text(f[:4]), text(p[:5], 8), text(p[-2:], 8))
f, p = signal.periodogram(x[:51], fs=10, window='hann', detrend='linear', scaling='spectrum')
print(text(f[-2:]), text(p[:6], 8), text(p[-1], 8))
for given in ({'nperseg': 64}, {'nperseg': 50, 'noverlap': 10, 'window': 'hamming'}, {'nperseg': 32, 'nfft': 64, 'detrend': False}, {'nperseg': 40, 'average': 'median'}, {'window': ('gaussian', 9), 'nperseg': 41}, {'nperseg': 64, 'scaling': 'spectrum'}):
    f, p = signal.welch(x, fs=500.0, **given)
    print(sorted(given), len(f), text(f[-1]), text(p[:6], 8), text(p[-1], 8))
h = signal.hilbert(x[:21])
print(text(h.real[:4]), text(h.imag[:4]), text(np.abs(signal.hilbert(x))[:4]))

for M in (0, 1, 2, 7, 8):
    for name in ('hann', 'hamming', 'blackman', 'bartlett', 'boxcar'):
        print(M, name, text(getattr(windows, name)(M)), text(getattr(windows, name)(M, sym=False)))
    print(M, text(windows.gaussian(M, 2.0)), text(windows.gaussian(M, std=1.5, sym=False)), text(windows.exponential(M, tau=3)))
print(text(signal.get_window('hann', 6)), text(signal.get_window(('gaussian', 2), 5)), text(signal.windows.get_window('hamming', 4, fftbins=False)))
t = np.linspace(-1, 8, 15)
print(text(signal.square(t)), text(signal.square(t, 0.2)), text(signal.sawtooth(t)), text(signal.sawtooth(t, 0.5)))
for bad in (
    lambda: find_peaks(x, distance=0), lambda: signal.butter(2, 1.5), lambda: signal.butter(2, [0.1, 0.2]),
    lambda: signal.filtfilt([1], [1, 0.5], [1, 2]), lambda: signal.detrend(x, type='square'), lambda: signal.welch(x, noverlap=300),
):
    try:
        bad()
    except ValueError as error:
        print(type(error).__name__, str(error)[:30])
