# What Python has without an import.
print(abs(-3), all([1, 0]), any([0, 1]), bool([]), callable(len), callable(3), chr(97), divmod(7, 2), list(enumerate('ab')), list(filter(lambda x: x > 1, [1, 2])))
print(float(3), format(255, 'x'), getattr('a', 'upper')(), hasattr([], 'append'), hash(3), int('3'), isinstance(3, (str, int)), issubclass(bool, int), len('abc'))
print(list(map(str, [1, 2])), max(3, 1), min([2, 1]), ord('a'), pow(2, 3), repr('a'), list(reversed([1, 2])), round(3.7), sorted([2, 1]), str(3), sum([1, 2], 10), tuple('ab'), type(3).__name__, list(zip('ab', [1, 2])))
it = iter([1, 2])
print(next(it), next(it), next(it, 'end'))
print(list(iter([3, 2, 1, 0].pop, 1)), type(iter([])).__name__, list(zip()), list(zip('abc', range(2))), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])))
print(print, len) if False else print(type(len).__name__ != '', type(print) is type(len))
m = map(str, [1, 2, 3])
print(next(m), list(m), list(m))
z = zip([1, 2], 'ab')
print(next(z), list(z))
e = enumerate('xy', start=5)
print(next(e), list(e))
print(sorted({'b': 2, 'a': 1}), sorted('banana', reverse=True), sorted([3, 1], key=lambda x: -x), sorted([[2], [1, 5]]), sorted([(1, 'b'), (0, 'z')], key=lambda t: t[1]))
print(isinstance('a', str), isinstance(1, float), isinstance([], (tuple, list)), isinstance(None, type(None)), type(None), type(type(3)), type('a') == str, type([]) is list)
print(min('apple', 'fig', key=len), max([1, 5, 3], key=lambda x: -x), max('abc', 'abd'), min([[3], [2, 9]]), max({'a': 1, 'b': 5}.items(), key=lambda kv: kv[1]))
class A:
    x = 1
a = A()
setattr(a, 'y', 2)
print(getattr(a, 'y'), getattr(a, 'q', None), hasattr(a, 'x'), vars(a), id(a) == id(a), a == a, a is not A())
delattr(a, 'y')
print(hasattr(a, 'y'), sorted(n for n in dir(a) if not n.startswith('_')))
print('a', 'b', sep='-', end='!\n'); print(); print(1, None, True, [1], sep='')
print(slice(1, 5, 2), [0, 1, 2, 3, 4, 5][slice(1, 5, 2)], Ellipsis, NotImplemented, ..., __name__)
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as e:
    print(e)
for bad in (lambda: len(3), lambda: next(iter([])), lambda: iter(3), lambda: max(), lambda: sum('ab'), lambda: ord('ab'), lambda: sorted([1, 'a']), lambda: abs('a'), lambda: int(None), lambda: getattr(3, 'foo'), lambda: isinstance(3, 3), lambda: next([1]), lambda: reversed(5), lambda: zip(5), lambda: list(5), lambda: map(str)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
