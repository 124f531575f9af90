# The module itertools.
import itertools as it
from itertools import chain, islice, count
print(list(islice(count(5, 2), 4)), list(islice(it.cycle('ab'), 5)), list(it.repeat(1, 3)), list(chain([1], 'ab', (2,))), list(chain.from_iterable([[1], [2, 3]])))
print(list(islice(range(10), 2, 8, 3)), list(islice('abc', 2)), list(it.takewhile(lambda x: x < 3, [1, 2, 5, 1])), list(it.dropwhile(lambda x: x < 3, [1, 5, 1])), list(it.filterfalse(lambda x: x % 2, range(5))))
print(list(it.accumulate([1, 2, 3])), list(it.accumulate([3, 1, 4], max)), list(it.accumulate([1, 2], initial=10)), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.pairwise('abcd')), list(it.compress('abcd', [1, 0, 1, 0])))
print(list(it.product('ab', [1, 2])), list(it.product([0, 1], repeat=3))[:4], list(it.permutations('abc', 2)), list(it.permutations([1, 2, 3]))[-1], list(it.combinations('abcd', 2)), list(it.combinations_with_replacement('ab', 2)))
print([(k, list(g)) for k, g in it.groupby('aaabbc')], {k: len(list(g)) for k, g in it.groupby(sorted([3, 1, 2, 4], key=lambda x: x % 2), key=lambda x: x % 2)})
print(list(it.zip_longest([1, 2, 3], 'a', fillvalue='-')), [list(x) for x in it.tee([1, 2], 2)], sum(1 for _ in it.permutations(range(5))), list(it.combinations([1], 2)), list(it.product()))
a, b = it.tee(x * x for x in range(3))
print(next(a), list(b), list(a))
def primes():
    sieve = count(2)
    while True:
        p = next(sieve)
        yield p
        sieve = filter(lambda x, p=p: x % p, sieve)
print(list(islice(primes(), 8)), next(it.count()), list(zip(it.count(), 'ab')))
try:
    list(islice([1], -1))
except ValueError as e:
    print(type(e).__name__)
