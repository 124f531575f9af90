"""Functions that call other functions for each item."""
m = map(str, [1, 2])
print(next(m), list(m), list(m), list(map(next, [iter([]), iter([1])])), type(m).__name__, isinstance(m, map))
print(list(filter(None, [0, 1, 'a', ''])), list(filter(lambda x: x > 1, range(4))), ', '.join(map(str, range(3))))
print(list(map(lambda a, b: a * b, [1, 2, 3], (4, 5))), sum(map(int, '123')), set(map(abs, [-1, 1])))
try:
    list(map(lambda x: 1 / x, [1, 0]))
except ZeroDivisionError as e:
    print(e)
doubled = map(lambda x: x * 2, iter([1, 2, 3]))
for x in doubled:
    print(x)
    if x == 2:
        break
print(list(doubled), tuple(x for x in range(3)), dict(map(lambda k: (k, 1), 'ab')))
a, b = map(int, '1 2'.split())
print(a, b, *map(str, range(3)), [*map(str, range(2))], list(zip(map(str, range(2)), filter(None, [1, 2]))))
print(any(map(lambda x: x > 1, [1, 2])), all(x > 0 for x in [1, 2]))
print(sorted([3, 1, 2], key=lambda x: -x), sorted('bca'), sorted({'b': 1, 'a': 2}.items(), key=lambda item: item[1]))
print(max('abc'), min([], default=0), max([], key=len, default='d'), max(['a', 'bbb', 'ccc'], key=len), min(3, 1, 2))
words = ['b', 'A', 'c']
words.sort(key=str.lower, reverse=True)
print(words, hasattr(m, '__next__'), hasattr(m, 'send'))
calls = []
def key(x):
    calls.append(x)
    return x % 3
print(sorted([5, 3, 4, 1], key=key), calls)
for wrong in [lambda: list(3), lambda: sorted([1, 'a']), lambda: map(3), lambda: list(map(3, [1]))]:
    try:
        wrong()
    except TypeError as e:
        print(e)
