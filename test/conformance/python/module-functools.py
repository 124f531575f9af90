# The modules functools and operator.
from functools import partial, reduce, wraps, lru_cache, cache, cmp_to_key, total_ordering, cached_property
import operator as op
add3 = partial(lambda a, b, c=0: (a, b, c), 1, c=3)
print(add3(2), add3(2, c=4), add3.args, add3.keywords, reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(op.add, [[1], [2]], []), reduce(max, [3, 9, 2]))
@cache
def slow(n):
    print('slow', n)
    return n * 2
print(slow(2), slow(2), slow(3))
@lru_cache(maxsize=2)
def few(n):
    return n
few(1); few(2); few(1); few(3); few(2)
print(few.cache_info())
print(sorted(['bb', 'a', 'ccc'], key=cmp_to_key(lambda a, b: len(b) - len(a))), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: (a > b) - (a < b))))
@total_ordering
class Version:
    def __init__(self, *parts): self.parts = parts
    def __eq__(self, other): return self.parts == other.parts
    def __lt__(self, other): return self.parts < other.parts
print(Version(1, 2) <= Version(1, 3), Version(2) > Version(1, 9), Version(1) >= Version(1), max(Version(1), Version(3)).parts)
class Circle:
    def __init__(self, r): self.r = r
    @cached_property
    def area(self):
        print('computing')
        return 3 * self.r ** 2
c = Circle(2)
print(c.area, c.area)
print(op.itemgetter(1)([5, 6]), op.itemgetter(0, 2)('abc'), op.attrgetter('r')(c), op.methodcaller('upper')('a'), op.mul(3, 4), op.truediv(1, 2), op.neg(3), op.contains([1], 1), op.not_(0), op.eq(1, 1.0))
print(sorted([('b', 2), ('a', 3)], key=op.itemgetter(1)), list(map(op.add, [1, 2], [3, 4])), op.getitem({'a': 1}, 'a'), op.lt(1, 2), op.xor(5, 3), op.floordiv(7, 2), op.and_(6, 3))
def logged(f):
    @wraps(f)
    def inner(*a): return f(*a)
    return inner
@logged
def named(x):
    'doc'
    return x
print(named.__name__, named.__doc__, named(1))
try:
    reduce(op.add, [])
except TypeError as e:
    print(str(e)[:35])
basetwo = partial(int, base=2)
print(basetwo('101'), list(map(partial(pow, 2), [1, 2, 3])), (lambda f: f(f, 5))(lambda f, n: 1 if n < 2 else n * f(f, n - 1)))
