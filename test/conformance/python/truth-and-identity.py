# Truth, identity, logical operators, chains, conditional expressions.
for v in (0, 1, -1, 0.0, 0.1, '', ' ', [], [0], (), (0,), {}, {1: 2}, set(), {0}, None, True, False, 0j, range(0), range(1)):
    print(bool(v), not v, v or 'or', v and 'and', sep=',', end=' ')
print()
print(0 or [] or 'last', 1 and 'x' and [], None or 0, '' and 5, not [] and 1, 1 if [] else 2, 'a' if 0 else 'b' if 0 else 'c')
a = [1]
b = a
c = [1]
print(a is b, a is c, a == c, a is not c, None is None, True is True, a in [c], a in [[2]], 1 in [True], None in [0], [] == [], () is ())
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, 3 > 2 >= 2 != 1, 'a' < 'b' < 'c', (1 < 2) == True, 1 < 2 == True)
def side(x):
    print('side', x, end=';')
    return x
print(side(0) and side(1), side(1) or side(2), side(1) < side(0) < side(5))
x = None
print(x is None, x == None, type(x), str(x), [x], x is not None and x.foo)
def f(): pass
print(f() is None, f == f, f is f, isinstance(f, type(lambda: 0)), f.__name__)
print([] is not [], {} == {}, {1} == {1}, 'ab' == 'a' + 'b', (1, 2) == (1, 2), [1, [2]] == [1, [2]], 1 != '1', '1' == 1)
