# Local, nonlocal and global names, closures, cells that are shared, names that are not assigned yet.
x = 'global'

def outer():
    x = 'outer'
    def inner():
        return x
    def change(v):
        nonlocal x
        x = v
    before = inner()
    change('changed')
    return before, inner(), x

print(outer(), x)

def make_counter():
    n = 0
    def step(by=1):
        nonlocal n
        n += by
        return n
    return step

a, b = make_counter(), make_counter()
print(a(), a(5), b(), a())

def unbound():
    try:
        print(later)
    except UnboundLocalError as e:
        print(type(e).__name__, e)
    later = 1
    del later
    try:
        later
    except NameError as e:
        print(e)

unbound()

def sets_global():
    global made, x
    made = 1
    x = 'set'

sets_global()
print(made, x)
try:
    missing
except NameError as e:
    print(e)

print([f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]])

def free():
    def use():
        return value
    try:
        use()
    except NameError as e:
        print(e)
    value = 5
    return use()

print(free())
y = 1
def shadow(y):
    y += 1
    return [y for y in range(y)], y

print(shadow(3), y)
def deep():
    a = 1
    def mid():
        b = 2
        def low():
            nonlocal a, b
            a += b
            b += 1
            return a, b
        return low
    low = mid()
    return low(), low(), a

print(deep())
