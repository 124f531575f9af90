# What numpy's functions make of its types of whole numbers, and what these say of themselves.
import numpy as np

kinds = ['bool', 'int8', 'int32', 'int64', 'uint8', 'uint32', 'uint64', 'float32']
numbers = {
    'bool': [True, False, True, True],
    'int8': [-128, 127, 5, -3],
    'int32': [-2147483648, 2147483647, 70000, -9],
    'int64': [-50000, 3, 65536, -1],
    'uint8': [0, 255, 200, 3],
    'uint32': [0, 4294967295, 70000, 9],
    'uint64': [4, 5, 6, 7],
    'float32': [1.5, -2.25, 0.125, 3.0],
}
arrays = {kind: np.array(numbers[kind], dtype=kind) for kind in kinds}


def show(name, compute):
    try:
        made = compute()
    except (TypeError, ValueError, OverflowError, IndexError) as error:
        print(name, type(error).__name__, str(error)[:60])
        return
    for each in made if isinstance(made, tuple) else (made,):
        print(name, repr(each).replace('\n', ' '), each.dtype if isinstance(each, np.ndarray) else '')


functions = {
    'abs': np.abs, 'sign': np.sign, 'square': np.square, 'floor': np.floor, 'round': np.round, 'sort': np.sort,
    'argsort': np.argsort, 'unique': np.unique, 'diff': np.diff, 'sum': np.sum, 'cumsum': np.cumsum, 'mean': np.mean,
    'max': np.max, 'min': np.min, 'argmax': np.argmax, 'median': np.median, 'any': np.any, 'all': np.all,
    'count_nonzero': np.count_nonzero, 'nonzero': np.nonzero, 'zeros_like': np.zeros_like, 'ones_like': np.ones_like,
    'flip': np.flip, 'diag': np.diag, 'isnan': np.isnan, 'nan_to_num': np.nan_to_num, 'logical_not': np.logical_not,
    'negative': lambda a: -a, 'invert': lambda a: ~a, 'outer': lambda a: np.outer(a[2:], a[2:]),
    'dot': lambda a: a[2:] @ a[2:], 'clip': lambda a: np.clip(a, 1, 3), 'pad': lambda a: np.pad(a, 1),
    'reshaped': lambda a: a.reshape(2, 2).T.copy(), 'columns': lambda a: a.reshape(2, 2).max(axis=0),
    'rows': lambda a: a.reshape(2, 2).sum(axis=1), 'trace': lambda a: np.trace(a.reshape(2, 2)),
    'repeat': lambda a: np.repeat(a, 2), 'tile': lambda a: np.tile(a, 2), 'roll': lambda a: np.roll(a, 1),
    'take': lambda a: a[np.array([0, 3], dtype='uint8')], 'mask': lambda a: a[a > 2], 'backwards': lambda a: a[::-2],
    'append': lambda a: np.append(a, a), 'insert': lambda a: np.insert(a, 1, 1), 'isin': lambda a: np.isin(a, [3, 5]),
    'union': lambda a: np.union1d(a, a), 'less': lambda a: np.setdiff1d(a, [3]), 'divmod': lambda a: divmod(a, 3),
    'summed': lambda a: np.sum(a, dtype='int64'), 'counts': lambda a: np.unique(a, return_counts=True),
    'tolist': lambda a: np.array(a.tolist(), dtype=a.dtype), 'half': lambda a: np.mod(a, 2), 'fmin': lambda a: np.fmin(a, 1),
    'bytes': lambda a: np.frombuffer(a.tobytes(), dtype=a.dtype), 'limits': lambda a: np.iinfo(a.dtype),
}  # fmt: skip
truths = ('sign', 'square', 'floor', 'round', 'diff', 'clip', 'median')
for name, function in functions.items():
    for kind in kinds:
        wide = kind in ('int32', 'uint32', 'uint64') and name in ('negative', 'invert', 'square', 'round')
        if not wide and not (kind == 'bool' and name in truths) and not (kind == 'int64' and name == 'dot'):
            show(f'{name} {kind}', lambda: function(arrays[kind]))

print('texts')
for kind in kinds:
    a = arrays[kind]
    print(a, a.dtype, a.dtype.name, a.dtype.str, a.dtype.kind, a.itemsize, a.nbytes, repr(a.dtype), a.tolist())
    x = a[2]
    print(x, repr(x), f'{x}', '%s' % x, x.item(), float(x), int(x), [x] if kind != 'bool' else '')
    if kind not in ('bool', 'float32', 'float64'):
        print(f'{x:5d}|{x:<4}|{x:x}', '%d' % x, hash(x) == hash(int(x)), x in {int(x)}, {int(x): 'found'}[x], type(x))
    kinds_of = (np.integer, np.signedinteger, np.unsignedinteger, np.floating, np.number, np.int16, np.uint8)
    print([isinstance(x, each) for each in kinds_of[:5]], [np.issubdtype(a.dtype, each) for each in kinds_of])
    print([np.result_type(a, each) for each in (1, 1.5, np.int8, 'uint16', np.float32(1))])
    print([np.can_cast(kind, each) for each in kinds], [np.promote_types(kind, each).name for each in kinds])
for name in ['u1', '<u2', 'u4', 'i1', '<i2', 'B', 'b', 'h', 'H', 'I', 'byte', 'ubyte', 'short', 'ushort', 'uintc', 'uint']:
    print(name, np.zeros(1, dtype=name).dtype, np.dtype(name) == np.zeros(1, dtype=name).dtype)
print(np.ubyte, np.byte, np.short, np.ushort, np.uintc, np.uint, np.uint8 is np.ubyte)

print('scalars')
print(repr(np.uint8(200) + np.uint8(100)), repr(np.uint8(3) - np.uint8(5)), repr(np.int8(100) * 2), repr(-np.uint8(1)))
print(repr(np.uint8(3) / 2), repr(np.uint8(7) // 2), repr(np.uint8(3) ** 2), repr(~np.int8(3)), repr(np.int16(3) + 1.5))
print([10, 20, 30][np.uint8(1)], 'abc'[np.int8(-1)], list(range(np.uint8(3))), 'x' * np.uint8(3), bin(np.uint8(5)))
picture = np.zeros((4, 6), dtype=np.uint8)
picture[1:3, 2:4] = 255
picture[0, :] = np.arange(6) * 50
print(picture, picture.sum(), picture.mean(), picture[:, 2:].max(axis=0), (picture > 100).sum(), picture.T[1])
print(picture.astype(float)[0] / 255, 255 - picture[0], picture[::2, ::3], np.bincount(picture[0] // 50))
spikes = (np.arange(12) % 4 == 0).astype(np.int8)
print(spikes.sum(), spikes.mean(), np.diff(spikes), np.where(spikes)[0], spikes * 0.5, np.convolve(spikes, [1, 1]))
