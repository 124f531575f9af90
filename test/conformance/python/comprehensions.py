# Comprehensions of every kind, nested, with conditions, walrus, and their scope.
print([x * y for x in range(4) for y in range(x) if (x + y) % 2], {x: x ** 2 for x in range(4)}, {x % 3 for x in range(10)})
print([[i * j for j in range(3)] for i in range(3)], [a + b for a, b in [(1, 2), (3, 4)]], [*(x for x in 'ab')])
print({k: v for k, v in sorted({'b': 1, 'a': 2}.items())}, {v: k for k, v in {'a': 1, 'b': 2}.items()})
print([y for x in range(5) if (y := x * 2) > 3], y)
print(sum(x for x in range(10) if x % 2), any(x > 3 for x in range(5)), all(x > 3 for x in range(5)))
matrix = [[1, 2, 3], [4, 5, 6]]
print([list(r) for r in zip(*matrix)], [x for row in matrix for x in row])
print([(lambda n: n * i)(10) for i in range(3)], sorted({c.lower() for c in 'aAbB'}), len({1, True, 1.0}))
i = 'kept'
squares = [i * i for i in range(3)]
print(squares, i)

class Scope:
    factor = 3
    values = [1, 2, 3]
    doubled = [v * 2 for v in values]

print(Scope.doubled)
if (n := len('hello')) > 3:
    print(n)
while (line := ['stop', 'go', 'go'].pop()) == 'stop':
    pass
print(line)
print({**{'a': 1}, 'b': 2, **{'a': 3}}, [*range(3), *'ab'], (*[1], 2), {*[1, 2], 2})
first, *middle, last = range(6)
print(first, middle, last)
*head, tail = 'abc'
print(head, tail)
(a, b), [c, *d] = (1, 2), (3, 4, 5)
print(a, b, c, d)
for k, (p, q) in enumerate([(1, 2), (3, 4)]):
    print(k, p, q, end=' ')
print()
x = y = z = []
x.append(1)
print(y, z is x)
a, b = 1, 2
a, b = b, a
print(a, b)
def f(*args): return args
print(f(*[1, 2], 3, *(4,)), f(*'ab', *{5: 6}))
try:
    a, b = [1, 2, 3]
except ValueError as e:
    print(e)
try:
    a, b, *c = [1]
except ValueError as e:
    print(e)
