# Decorators of functions and classes, with and without arguments, stacked.
import functools

def trace(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        result = f(*args, **kwargs)
        print(f'{f.__name__}{args}{kwargs} -> {result}')
        return result
    return wrapper

@trace
def add(a, b=1):
    """Adds."""
    return a + b

add(1)
add(1, b=2)
print(add.__name__, add.__doc__, add.__wrapped__(5))

def repeat(times):
    def decorate(f):
        def wrapper(*args):
            return [f(*args) for _ in range(times)]
        return wrapper
    return decorate

@repeat(3)
@trace
def hello(name):
    return 'hi ' + name

print(hello('bo'))

def register(cls):
    cls.registered = True
    return cls

@register
class Thing:
    pass

print(Thing.registered)

class CountCalls:
    def __init__(self, f):
        self.f, self.calls = f, 0
    def __call__(self, *args):
        self.calls += 1
        return self.f(*args)

@CountCalls
def square(x):
    return x * x

print(square(3), square(4), square.calls)

@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(60), fib.cache_info())
fib.cache_clear()
print(fib.cache_info())

class Table:
    @functools.lru_cache
    def row(self, k):
        print('computed', k)
        return k * 2
    @functools.cached_property
    def total(self):
        print('totalled')
        return 10

t = Table()
print(t.row(2), t.row(2), t.total, t.total)

def attrs(f):
    f.tag = 'tagged'
    return f

@attrs
def g(): pass
print(g.tag, g.__name__)
g.count = 0
for _ in range(3):
    g.count += 1
print(g.count)
