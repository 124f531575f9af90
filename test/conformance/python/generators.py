# Generators: send, throw, close, return values, yield from, expressions, laziness.
def count(n):
    i = 0
    while i < n:
        got = yield i
        if got is not None:
            i = got
        else:
            i += 1
    return 'done'

g = count(5)
print(next(g), next(g), g.send(3), next(g))
try:
    next(g)
except StopIteration as e:
    print('stop', e.value)
print(next(g, 'default'), list(count(4)), sum(count(5)), max(x * x for x in count(4)))

def delegate():
    result = yield from count(2)
    print('result', result)
    yield from 'ab'
    yield from [10, 20]

print(list(delegate()))

def careful():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print('caught', e)
        yield 'recovered'
    finally:
        print('closing')

c = careful()
print(next(c), c.throw(ValueError('boom')), next(c, 'end'))
c = careful()
next(c)
c.close()
print(list(c))

def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b

def take(n, it):
    for _, x in zip(range(n), it):
        yield x

print(list(take(10, fib())))
f = fib()
for x in f:
    if x > 20:
        break
print(x, next(f), next(f))
lazy = (print('made', i) or i for i in range(3))
print('before')
print(next(lazy))
print(list(lazy), list(lazy))
print(type(lazy).__name__, ''.join(c for c in 'hello' if c not in 'l'), dict((k, k * 2) for k in 'ab'))

def broken():
    yield 1
    raise StopIteration

try:
    list(broken())
except RuntimeError as e:
    print(e)

class Tree:
    def __init__(self, value, *children):
        self.value, self.children = value, children
    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child

print(list(Tree(1, Tree(2, Tree(3)), Tree(4))))

class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n

print(list(Countdown(3)), sum(Countdown(4)), 2 in Countdown(5), [*Countdown(2)])
def echo():
    received = []
    while len(received) < 3:
        received.append((yield len(received)))
    yield received
e = echo()
next(e)
e.send('a'); e.send('b')
print(e.send('c'))
x = 10
print(list(x + i for i in range(2)), [x for x in range(3)], x)
try:
    g = count(1)
    g.send(1)
except TypeError as err:
    print(err)
