# Iterators of classes, infinite ones, iterators used up, nested ones.
class Range:
    def __init__(self, n): self.n = n
    def __iter__(self): return RangeIterator(self.n)
    def __len__(self): return self.n
    def __reversed__(self): return iter(range(self.n)[::-1])
class RangeIterator:
    def __init__(self, n): self.i, self.n = 0, n
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i - 1
r = Range(3)
print(list(r), list(r), sum(r), [x + y for x in r for y in r], list(reversed(r)), len(r), max(r), tuple(r), 2 in r, 9 in r, sorted(r, reverse=True))
it = iter(r)
print(next(it), list(it), list(it), next(it, 'none'))
a, b, c = r
print(a, b, c, *r, [*r, *r], dict(zip('abc', r)), list(enumerate(r, 1)), list(map(lambda x: x * x, r)), list(filter(None, r)), ''.join(map(str, r)))
class Infinite:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        return self.n
inf = Infinite()
for x in inf:
    if x > 3: break
print(x, next(inf), list(zip(range(2), inf)), inf.n)
class NotIterable: pass
for bad in (lambda: list(NotIterable()), lambda: iter(5), lambda: next(5), lambda: [*NotIterable()], lambda: 1 in NotIterable()):
    try:
        bad()
    except TypeError as e:
        print(e)
def pairs(seq):
    it = iter(seq)
    return list(zip(it, it))
print(pairs([1, 2, 3, 4]), pairs('abcd'))
def window(seq, n):
    it = iter(seq)
    w = [next(it) for _ in range(n)]
    yield tuple(w)
    for x in it:
        w = w[1:] + [x]
        yield tuple(w)
print(list(window(range(5), 3)))
gen = (x for x in range(5))
print(3 in gen, list(gen))
d = {'a': 1}
k = iter(d)
print(next(k), next(k, None))
def chunks(l, n):
    for i in range(0, len(l), n):
        yield l[i:i + n]
print(list(chunks(list(range(7)), 3)))
