# Tuples, unpacking, comparison, named tuples.
from collections import namedtuple
t = (1, 'a', 2.5)
print(t, t[0], t[-1], t[:2], len(t), t + (4,), t * 2, ('x',), (), 1 in t, t.index('a'), t.count(1), (1, 2) < (1, 3), (1,) == (1.0,))
a, b, c = t
(x, y), z = (1, 2), 3
print(a, b, c, x, y, z, tuple('ab'), tuple([1]), tuple(range(3)), {(1, 2): 'k'}[1, 2], hash((1, 2)) == hash((1, 2)))
Point = namedtuple('Point', ['x', 'y'])
p = Point(1, y=2)
print(p, p.x, p[1], p._fields, p._asdict(), p._replace(x=5), Point._make([7, 8]), p == (1, 2), isinstance(p, tuple), len(p), list(p), p + (3,))
q = namedtuple('Q', 'a b c', defaults=[10])(1, 2)
print(q, max(Point(1, 5), Point(2, 0)), sorted([Point(2, 1), Point(1, 9)]), {p: 'key'}[Point(1, 2)], type(p).__name__)
x, y = p
print(x, y, *p)
for bad in (lambda: p.z, lambda: Point(1), lambda: Point(1, 2, 3), lambda: namedtuple('B', 'a a'), lambda: p._replace(q=1)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
try:
    t[0] = 1
except TypeError as e:
    print(e)
try:
    p.x = 1
except AttributeError as e:
    print('AttributeError')
def minmax(xs):
    return min(xs), max(xs)
low, high = minmax([3, 1, 2])
print(low, high, minmax('hello'))
print([*zip(*[(1, 'a'), (2, 'b')])], dict([(1, 2)]), sorted([(1, 'b'), (1, 'a'), (0, 'z')]), min((2, 1), (1, 5)))
