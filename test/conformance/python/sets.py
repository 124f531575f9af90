# Sets and frozensets.
a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a < {1, 2, 3, 4}, a <= a, a > {1}, a.isdisjoint({9}), {1} == {1.0})
a.add(5); a.discard(1); a.discard(100); a.update([7, 8], {9}); print(a, len(a), 5 in a, 1 not in a)
a.remove(9); a -= {7}; a |= {0}; a &= {0, 2, 3, 5}; a ^= {2}; print(a)
print(sorted(a.union([1], (2,))), a.intersection([3, 5]), a.difference([3]), sorted(a.symmetric_difference([3, 100])), a.issubset(range(10)), a.issuperset([3]))
print(set(), set('hello') == {'h', 'e', 'l', 'o'}, set([1, 1, 2]), frozenset([2, 1]), {frozenset([1]): 'f'}[frozenset([1])], {x % 4 for x in range(20)})
c = a.copy(); c.clear(); print(c, bool(c), a)
print(sorted({'b', 'a'}), len({(1, 2), (1, 2)}), {True, 1, 0, False}, {1, 2} | frozenset([3]), frozenset([1]) | {2}, type(frozenset() | {1}).__name__)
print(set(range(5)), set([10, 3, 7]), {100, 50, 25}, {-1} | {1}, set([33, 1, 65]))
for bad in (lambda: {[]}, lambda: set().pop(), lambda: {1}.remove(2), lambda: set(5), lambda: {1} + {2}, lambda: frozenset([1]).add(2), lambda: {1} < 5):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
print({1, 2, 3} >= {1}, {1} < {1}, {1, 2} != {2, 1}, 2 in frozenset([2]), sum({1, 2, 3}), max({4, 9}), list(sorted({3, 1}, reverse=True)))
seen, unique = set(), []
for x in [3, 1, 3, 2, 1]:
    if x not in seen:
        seen.add(x)
        unique.append(x)
print(unique)
primes = {n for n in range(2, 30) if all(n % d for d in range(2, n))}
print(sorted(primes), primes & set(range(10)))
