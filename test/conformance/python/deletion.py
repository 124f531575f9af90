# del of names, items, slices, attributes.
x = 1
del x
try:
    x
except NameError as e:
    print(e)
a, b = 1, 2
del a, b
print('a' in dir() if False else 'gone')
l = list(range(10))
del l[0]; del l[-1]; del l[1:3]; del l[::2]
print(l)
d = {'a': 1, 'b': 2}
del d['a']
print(d)
try:
    del d['zz']
except KeyError as e:
    print('KeyError', e)
try:
    del l[100]
except IndexError as e:
    print(e)
class A: pass
o = A()
o.x = 1
del o.x
try:
    del o.x
except AttributeError as e:
    print(type(e).__name__)
m = [[1, 2], [3, 4]]
del m[0][1], m[1]
print(m)
def f():
    y = 1
    del y
    try:
        return y
    except UnboundLocalError:
        return 'unbound'
print(f())
try:
    del (1, 2)[0]
except TypeError as e:
    print(e)
A.k = 5
del A.k
print(hasattr(A, 'k'))
class D:
    def __init__(self): self.items = {1: 'a'}
    def __delitem__(self, k): del self.items[k]
dd = D()
del dd[1]
print(dd.items)
