# numpy's types of whole numbers: what operators, functions and assignments make of every pair of them.
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


operators = {
    '+': lambda a, b: a + b,
    '*': lambda a, b: a * b,
    '-': lambda a, b: a - b,
    '/': lambda a, b: a / b,
    '//': lambda a, b: a // b,
    '&': lambda a, b: a & b,
    '^': lambda a, b: a ^ b,
    '<<': lambda a, b: a << b,
    '>>': lambda a, b: a >> b,
    '<': lambda a, b: a < b,
    'maximum': lambda a, b: np.maximum(a, b),
    'concatenate': lambda a, b: np.concatenate([a, b]),
    'where': lambda a, b: np.where([True, False, True, False], a, b),
    'array': lambda a, b: np.array([a[1], b[2]]),
}
some = ['bool', 'int8', 'int32', 'uint8', 'float32']
for name, operator in operators.items():
    # Others become too large for the types here.
    chosen = some if name in ('*', '-', '<<') else kinds
    for x in chosen:
        for y in chosen:
            show(f'{x} {name} {y}', lambda: operator(arrays[x], arrays[y]))
            if name in ('+', '/', '<'):
                show(f'{x} {name} {y} scalar', lambda: operator(arrays[x], arrays[y][1]))

print('Python numbers')
for kind in kinds:
    for number in [-1, 200, True, 2.5]:
        for name in ['+', '*', '/', '//', '&', '<', 'maximum']:
            if kind == 'uint64' and number == -1:
                continue
            show(f'{kind} {name} {number}', lambda: operators[name](arrays[kind], number))
    for exponent in [0, 3]:
        if kind not in ('bool', 'int64'):
            show(f'{kind} ** {exponent}', lambda: arrays[kind] ** exponent)

print('casts')
for x in kinds:
    for y in kinds:
        if y == 'uint64' and x not in ('bool', 'uint8', 'uint16', 'uint32'):
            continue
        show(f'{x} as {y}', lambda: arrays[x].astype(y))
        into = arrays[y].copy()
        into[:] = arrays[x]
        show(f'{x} in {y}', lambda: into)
        into[::2] = arrays[x][:2]
        into[[3, 1]] = arrays[x][2:]
        show(f'{x} into {y}', lambda: into)

print('in place')
for x in kinds:
    for y in ['int8', 'uint8', 'int64', 'float32']:

        def add():
            a = arrays[x] // 2
            a += arrays[y] // 4
            return a

        if x not in ('uint64', 'bool'):
            show(f'{x} += {y}', add)

print('lists and single numbers')
for kind in kinds:
    for given in [[1, 2], [1, 300], [-1, 0], [1.7, 2], [True], []]:
        if kind != 'uint64' or given != [-1, 0]:
            show(f'{kind} of {given}', lambda: np.array(given, dtype=kind))
    for number in [300, -1, 1.7, np.int64(5)]:

        def put():
            a = np.zeros(3, dtype=kind)
            a[1] = number
            return a

        if kind != 'uint64' or number != -1:
            show(f'{kind} [1] = {number}', put)
            show(f'full {kind} {number}', lambda: np.full(2, number, dtype=kind))
    show(f'arange {kind}', lambda: np.arange(2, dtype=kind))
    show(f'ones {kind}', lambda: (np.ones((2, 2), dtype=kind), np.zeros(2, kind), np.eye(2, dtype=kind)))
