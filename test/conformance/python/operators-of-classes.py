# Special methods: arithmetic, comparisons, containers, calls, truth, formatting, hashing.
class Vector:
    def __init__(self, *parts):
        self.parts = list(parts)
    def __repr__(self):
        return f"Vector({', '.join(map(repr, self.parts))})"
    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(*[a + b for a, b in zip(self.parts, other.parts)])
    def __mul__(self, k):
        return Vector(*[a * k for a in self.parts])
    __rmul__ = __mul__
    def __neg__(self):
        return self * -1
    def __sub__(self, other):
        return self + -other
    def __eq__(self, other):
        return isinstance(other, Vector) and self.parts == other.parts
    def __hash__(self):
        return hash(tuple(self.parts))
    def __len__(self):
        return len(self.parts)
    def __getitem__(self, k):
        return Vector(*self.parts[k]) if isinstance(k, slice) else self.parts[k]
    def __setitem__(self, k, v):
        self.parts[k] = v
    def __delitem__(self, k):
        del self.parts[k]
    def __contains__(self, v):
        return v in self.parts
    def __iter__(self):
        return iter(self.parts)
    def __bool__(self):
        return any(self.parts)
    def __call__(self, f):
        return Vector(*map(f, self.parts))
    def __abs__(self):
        return sum(p * p for p in self.parts) ** 0.5
    def __format__(self, spec):
        return '<' + ' '.join(format(p, spec) for p in self.parts) + '>'
    def __iadd__(self, other):
        self.parts = [a + b for a, b in zip(self.parts, other.parts)]
        return self
    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self, other))
    def __lt__(self, other):
        return abs(self) < abs(other)
    def __round__(self, n=0):
        return Vector(*[round(p, n) for p in self.parts])

v, w = Vector(3, 4), Vector(1, 2)
print(v + w, v - w, 2 * v, v * 2, -v, v == Vector(3, 4), v != w, abs(v), v @ w)
print(len(v), v[0], v[-1], v[:1], 4 in v, 9 in v, [x for x in v], list(reversed(v)), max(v), sorted(v))
print(bool(Vector(0, 0)), bool(v), v(lambda x: x + 0.5), f'{v:.1f}', f'{v:>3}', {v: 'a'}[Vector(3, 4)])
same = v
v += w
print(v, same is v, v < w, w < v, v > w, sorted([v, w]), round(Vector(1.234, 2.345), 1))
v[0] = 10
del v[1]
print(v, *v)
for bad in ('v + 1', 'v <= w', 'v // 2', 'v & 1'):
    try:
        if bad == 'v + 1': v + 1
        if bad == 'v <= w': v <= w
        if bad == 'v // 2': v // 2
        if bad == 'v & 1': v & 1
    except TypeError as e:
        print(e)

class OnlyEq:
    def __eq__(self, other):
        return True
try:
    {OnlyEq(): 1}
except TypeError as e:
    print(e)

class Right:
    def __radd__(self, other):
        return ('radd', other)
    def __rsub__(self, other):
        return ('rsub', other)
print(1 + Right(), 'x' + Right(), 2.5 - Right())

class Sequence:
    def __getitem__(self, k):
        if k >= 3:
            raise IndexError(k)
        return k * k
print(list(Sequence()), 4 in Sequence(), [a for a in Sequence()])

class Low:
    def __len__(self):
        return 0
    def __index__(self):
        return 2
    def __int__(self):
        return 7
    def __float__(self):
        return 1.5
print(bool(Low()), int(Low()), float(Low()), [5, 6, 7][Low()] if False else range(Low()), hex(Low()))
class Str:
    def __str__(self):
        return 'str'
class Repr:
    def __repr__(self):
        return 'repr'
print(str(Str()), Repr(), [Repr()], f'{Str()} {Repr()!s} {Repr()!r}', '%s %r' % (Str(), Repr()), '{} {!r}'.format(Str(), Repr()))
