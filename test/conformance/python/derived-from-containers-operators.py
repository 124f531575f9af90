"""Operators, class methods and formats of classes derived from dict and list."""
from collections import defaultdict
from functools import reduce
from typing import Dict, List


class Vector(list):
    """Sums and products of elements."""

    def __add__(self, other):
        return Vector(a + b for a, b in zip(self, other))

    def __mul__(self, factor):
        return Vector(a * factor for a in self)

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -other


v = Vector([1, 2])
print(v + v, v * 3, 3 * v, v - v, -v, type(v + v).__name__, type(-v).__name__)
v *= 2
print(v)


class Kept(list):
    """What list does, as its own type."""

    def __add__(self, other):
        return Kept(super().__add__(other))

    def __mul__(self, count):
        return Kept(super().__mul__(count))

    def __eq__(self, other):
        return super().__eq__(other)


k = Kept([1]) + [2]
print(k, type(k).__name__, type(k * 2).__name__, k == [1, 2], k != [1, 2], k == 5, k < [3], k >= Kept([1]))


class Spikes(list):
    pass


x = y = Spikes([1, 2])
x *= 2
x += [9]
print(x, x is y, type(x).__name__, len(Spikes(range(300000))))
plain = same = [1]
plain *= 3
print(plain, same is plain)
print(list.__add__([1], [2]), sorted([[2, 2], [1]], key=list.__len__), reduce(list.__add__, [[1], [2]]))
match x:
    case Spikes([first, *_]):
        print("first is", first)


class Left(dict):
    def __missing__(self, key):
        return "{" + key + "}"


class Params(dict):
    made = 0

    def __new__(cls, *args, **kwargs):
        cls.made += 1
        return dict.__new__(cls, *args, **kwargs)


print("{a} {b}".format_map(Left(a=1)), "%(a)s %(b)s" % Left(a=1), "{x} {y:>3}".format_map(defaultdict(int, x=2)))
print("%(x)s %(y)s" % {"x": None, "y": 0}, "%(n)d" % defaultdict(int))
p = Params.fromkeys("ab", 0)
print(p, type(p).__name__, Params.made, list(reversed(p)), p | {"c": 1}, {"c": 1} | p, p.__eq__({"a": 0, "b": 0}))
print(Params.__mro__, Params.__bases__, dict.__or__({1: 2}, {3: 4}))
match p:
    case Params({"a": value}):
        print("a is", value)


class Typed(Dict[str, int]):
    pass


class Names(List[str]):
    pass


print(Typed(a=1), isinstance(Typed(), dict), Names(["n"]), isinstance(Names(), list))


class One:
    def __getitem__(self, key):
        return key * 2


print("%(ab)s" % One(), "{cd}".format_map(One()))
try:

    class Both(dict, list):
        pass
except TypeError as error:
    print(error)
for use in [lambda: Spikes([1]) + 5, lambda: "{x}".format_map({}), lambda: "%(x)s" % {}, lambda: "{x}".format()]:
    try:
        print(use())
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)
