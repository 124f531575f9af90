"""Edges, modes, windows and rows at the ends of what the functions take, beside scipy's."""
import numpy as np
from scipy import signal

nan, inf = float('nan'), float('inf')
x = np.array([((7 * k * k + 3 * k) % 53) / 10 + 0.3 * np.sin(k / 3) for k in range(100)])
s = x[:20]


def text(value):
    if isinstance(value, (tuple, list)):
        return '(' + ' '.join(text(each) for each in value) + ')'
    if isinstance(value, dict):
        return ' '.join(f'{name} {text(each)}' for name, each in sorted(value.items()))
    return ' '.join('0' if abs(x) < 1e-12 else f'{x:.9g}' for x in np.ravel(value))


def told(label, f):
    try:
        print(label, text(f()))
    except Exception as error:
        print(label, type(error).__name__, str(error)[:80])


for trend in (None, False, True, 0, 'constant', 'linear', 'other'):
    told(f'welch {trend}', lambda: signal.welch(x, nperseg=16, detrend=trend))
    told(f'periodogram {trend}', lambda: signal.periodogram(s, detrend=trend))
for count in (None, 4.0, 4.5, 0, -1, 1, 2, 101):
    told(f'nperseg {count}', lambda: signal.welch(x, nperseg=count)[1][:5])
for shared in (None, 0, 4.0, 7, 8, 2.5):
    told(f'noverlap {shared}', lambda: signal.welch(x, nperseg=8, noverlap=shared))
for fs in (1000, 0, -2, nan):
    told(f'fs {fs}', lambda: signal.welch(x, fs=fs, nperseg=8))
told('median', lambda: signal.welch(x, nperseg=9, noverlap=8, average='median'))
told('average', lambda: signal.welch(x, nperseg=8, average='other'))
told('list', lambda: signal.welch(x, window=[1.0, 2, 2, 1]))
told('array', lambda: signal.welch(x, window=signal.windows.hamming(10), nperseg=8))
told('empty', lambda: signal.welch(np.array([])))

for given in (
    (2, 0.5), (2, [0.2, 0.5], 'band'), (2, [0.5, 0.2], 'band'), (2, [0.5, 0.5], 'band'), (2, 1.0), (2, 0), (2, -1), (2, 1.5), (2, [0.2, 0.5]), (2, 0.2, 'band'),
    (0, 0.3), (-1, 0.3), (2.5, 0.3), (2.0, 0.3), (3, 0.3, 'other'), (2, [0.2, 1.2], 'band'), (2, [0, 0.4], 'band'), (2, 0.3, 'LOW'), (2, [0.1, 0.2, 0.3], 'band'),
):
    told(f'butter {given}', lambda: signal.butter(*given))
for fs in (100, 0, -5):
    told(f'butter fs={fs}', lambda: signal.butter(2, 20, fs=fs))
    told(f'butter fs={fs}', lambda: signal.butter(2, [10, 60], 'band', fs=fs))
told('butter turned', lambda: signal.butter(2, [30, 20], 'band', fs=100))

b, a = signal.butter(2, 0.3)
for count in (0, 1, 9, 10, 20):
    told(f'filtfilt {count}', lambda: signal.filtfilt(b, a, x[:count]))
for padded in (None, 0, 5, 19, 20, -1):
    told(f'padlen {padded}', lambda: signal.filtfilt(b, a, s, padlen=padded))
for kind in ('odd', 'even', 'constant', None, 'other'):
    told(f'padtype {kind}', lambda: signal.filtfilt(b, a, s, padtype=kind))
told('sums', lambda: signal.filtfilt([1.0], [1, -1], s))
told('no first', lambda: signal.lfilter([1.0], [0, 1], s))
told('no numbers', lambda: signal.lfilter([], [1.0, 2], s))
print(text(signal.lfilter_zi(b, a)), text(signal.lfilter_zi([1, 2, 3], [2])), text(signal.lfilter_zi([1], [2])))
told('state', lambda: signal.lfilter_zi([1], [1, -1]))
told('detrend', lambda: signal.detrend([3, nan, 4]))
told('detrend', lambda: signal.detrend([3, nan, 4], type='constant'))
told('detrend', lambda: signal.detrend([3, 5, 4], type=None))

for name in ('convolve', 'correlate', 'fftconvolve'):
    f = getattr(signal, name)
    for mode in ('full', 'same', 'valid', 'other', None, 0):
        told(f'{name} {mode}', lambda: f(s[:7], s[3:6], mode=mode))
        for first, second in (([], s[:3]), (s[:3], []), ([], [])):
            if name != 'fftconvolve':
                told(f'{name} {mode} {len(first)} {len(second)}', lambda: f(first, second, mode=mode))
told('method', lambda: signal.convolve(s[:7], s[3:6], method='other'))
print(signal.convolve([True, False, True], [True, True]).dtype)
for mode in ('full', 'same', 'valid', 'other'):
    for first, second in ((5, 3), (3, 5), (0, 2), (2, 0), (4, 4)):
        told(f'lags {mode} {first} {second}', lambda: signal.correlation_lags(first, second, mode))

t = np.linspace(-10, 10, 21)
for share in (0, 0.3, 1, 1.2, nan):
    print(text(signal.square(t, share)), text(signal.sawtooth(t, share)))
for window in (
    'hann', 'han', 'ham', 'blk', 'brt', 'rect', 'hanning', 'hann_symmetric', 'gaussian', ('gauss', 2.0), 'exponential', 'poisson', ('exponential', None, 2.0), ('hann', 2),
    (2, 'hann'), None, '',
):
    told(f'window {window}', lambda: signal.get_window(window, 7))
for count in (0, 1, 2, -1, 2.5):
    told(f'window of {count}', lambda: signal.get_window('hann', count))
told('fftbins', lambda: signal.get_window('hann', 5, 0))

P, N, I = [0, 1, 3, 3, 3, 1, 2, 2, 5, 5, 1, 0, 4, 4, 4, 6, 2, 7, 7, 7], [0, 1, 0, nan, 2, 0, 3, nan, 1, 2, 1], [0, inf, 0, 1, -inf, 2, 1, inf, inf, 0, 3, 1]
for data in (P, N, I, [], [1], [1, 1, 1], [3, 1, 3]):
    for given in (
        {}, {'height': 2}, {'height': (None, 4)}, {'height': nan}, {'threshold': (None, None)}, {'threshold': (None, 2)}, {'distance': 2}, {'distance': inf}, {'distance': 0.5},
        {'prominence': (None, None)}, {'prominence': 1},
    ):
        told(f'{given}', lambda: signal.find_peaks(data, **given))
told('index', lambda: signal.peak_prominences(P, [100]))
