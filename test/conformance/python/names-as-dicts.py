x = 3
g = globals()
print(g['x'], 'x' in g, 'nothing' in g, 'print' in g, g is globals())
g['y'] = 5
print(y + 1)
globals()['x'] += 10
print(x)
z = 'new'
print(g.get('z'), g.get('gone', 'no'))
del g['z']
try:
    print(z)
except NameError as error:
    print('NameError', error)
g.update(a=1, b=2)
print(a, b, g.pop('a'), 'a' in globals())
print(locals() is globals(), vars() is globals())


def f(p, q=2):
    r = p + q
    print(sorted(locals().items()))
    locals()['p'] = 50
    global y
    y = 7
    globals()['made'] = p
    return p


print(f(1), y, made)
print([name for name in dir() if name in ('f', 'x', 'y', 'z')])


def outer():
    v = 1

    def inner():
        w = v + 1
        return locals()

    return inner(), sorted(vars())


print(outer())


class A:
    k = 1


print('k' in vars(A), 'A' in globals())
for wrong in (lambda: vars(1, 2), lambda: g['gone']):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
names = {'x': 1}
print('{x} {y}'.format(**globals()))


def total(first, second):
    return sum(value for value in locals().values() if value is not None)


print(len(set(globals()) & {'x', 'y', 'f'}))

max = max
print('max' in globals(), 'min' in globals())
del max
print('max' in globals(), max(1, 2))
