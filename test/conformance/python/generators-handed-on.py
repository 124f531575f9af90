"""Generators that are gone through by functions."""


def squares(n):
    for k in range(n):
        yield k * k
    return 'done'


print(list(squares(3)), tuple(squares(3)), set(squares(3)), frozenset(squares(2)), sum(squares(4)), sorted(squares(3), reverse=True))
print(dict((k, v) for k, v in enumerate(squares(3))), dict(((k, k) for k in 'ab'), c=3), max(squares(4)), min(squares(4)))
print(sorted((k for k in [2, 1]), key=lambda k: -k), sum((k for k in range(3)), 10), ' '.join(str(k) for k in squares(3)))
print(any(k > 3 for k in squares(4)), all(k < 3 for k in squares(4)), list(enumerate(squares(2))), list(zip(squares(3), squares(2))))
g = squares(4)
print(next(g), list(g), list(g), next(g, 'end'))
nested = [list(squares(k)) for k in range(3)]
print(nested, [x for row in map(squares, range(3)) for x in row])


def failing():
    yield 1
    raise ValueError('in the midst')


for collect in [list, set, sorted, tuple]:
    try:
        collect(failing())
    except ValueError as e:
        print(collect.__name__, e)


def endless():
    k = 0
    while True:
        k += 1
        yield k


e = endless()
print([next(e) for _ in range(3)], next(e), [k for k, _ in zip(e, range(2))])


def chain(*parts):
    for part in parts:
        result = yield from part
        print('chain', result)


print(list(chain(squares(2), [7, 8], map(str, [1]))))
