# Positional, keyword-only and positional-only parameters, defaults, *args and **kwargs.
def f(a, b=2, *args, c=3, **kw):
    return a, b, args, c, sorted(kw.items())

print(f(1), f(1, 5, 6, 7, c=9, d=10), f(b=1, a=0), f(*[1, 2, 3], **{'c': 4, 'z': 5}))

def g(a, /, b, *, c):
    return a + b * c

print(g(1, 2, c=3), g(1, b=2, c=3))
for bad in (lambda: g(1, 2), lambda: g(a=1, b=2, c=3), lambda: f(), lambda: g(1, 2, 3, c=4), lambda: g(1, 2, c=3, d=4),
            lambda: f(1, a=2), lambda: (lambda x: x)(), lambda: g(1, c=2)):
    try:
        bad()
    except TypeError as e:
        print(e)

def counter(start, box=[]):
    box.append(start)
    return box

print(counter(1), counter(2), counter.__name__)
print((lambda x, *y, **z: (x, y, z))(1, 2, 3, k=4), (lambda: 0)())
print(list(map(lambda x, y=10: x + y, [1, 2])), sorted('bca', key=lambda c: -ord(c)))
