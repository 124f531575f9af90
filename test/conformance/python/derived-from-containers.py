"""Classes derived from dict and list."""
import copy
import json


class Params(dict):
    """Attributes that are entries."""

    __getattr__ = dict.get
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__


class Shared(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__ = self


class Strict(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name)

    def __setattr__(self, name, value):
        self[name] = value


p = Params(tau=10, v=-70.5)
print(p, p.tau, p.missing, p["v"], len(p), "tau" in p, list(p), list(p.items()), dict(p), p == {"tau": 10, "v": -70.5})
p.w = 5
del p.tau
print(p, p.w, p.tau, p.get("w"), p.get("n", 3), p.keys(), p.values(), {**p, "z": 1}, bool(p), bool(Params()))
p.update(a=1)
p.update({"b": 2})
print(p.pop("a"), p.setdefault("c", 9), p, p.copy(), type(p.copy()).__name__)
print(p | {"n": 1}, {"n": 1} | p, type(p | {}).__name__)
p |= {"k": 1}
print(p, type(p).__name__, isinstance(p, dict), isinstance(p, Params), issubclass(Params, dict), isinstance(p, list))
print("%(w)d and %(v).1f" % p, "{w} {v}".format(**p), f"{p}", repr(Params()), Params.__doc__)
for k, v in p.items():
    print(k, v, end="; ")
print(next(iter(p)), any(p), min(p), tuple(p), sorted([Params(a=2), Params(a=1)], key=lambda d: d.a))
print(Params(zip("ab", [1, 2])), Params([("a", 1)]), Params(p) == p, json.dumps(p))
for use in [lambda: hash(p), lambda: {p: 1}, lambda: p["nope"], lambda: Params(1), lambda: dict.get(3, "a"), lambda: p.__delitem__("x")]:
    try:
        print(use())
    except Exception as error:
        print(type(error).__name__, error)

s = Shared(x=1, y=2)
s.z = 3
s["w"] = 4
print(s.x, s["y"], s.w, s["z"], s, vars(s) == s, hasattr(s, "y"), hasattr(s, "nope"))
del s.x
print(s, copy.copy(p) == p, type(copy.copy(p)).__name__)
t = Strict({"g": 3})
t.k = 2
print(t.g, t, hasattr(t, "zz"), getattr(t, "zz", 0))
deep = copy.deepcopy(Params(a=[1]))
deep.a.append(2)
print(deep, type(deep).__name__)


class Doubling(dict):
    def __missing__(self, key):
        return key * 2


class Counting(dict):
    made = 0

    def __setitem__(self, key, value):
        Counting.made += 1
        super().__setitem__(key, value + 1)

    def keys(self):
        return sorted(super().keys())

    @property
    def size(self):
        return len(self)

    @classmethod
    def of(cls, *names):
        found = cls()
        for name in names:
            found[name] = 0
        return found


print(Doubling()["ab"], Doubling({"a": 1})["a"], Doubling().get("x"))
c = Counting.of("b", "a")
c.update(c=5)
c.label = "own"
print(c, c.keys(), c.size, Counting.made, c.label, c.__dict__)


class Nested(dict):
    def __init__(self, **kwargs):
        super().__init__()
        for key, value in kwargs.items():
            self[key] = Nested(**value) if isinstance(value, dict) else value

    __getattr__ = dict.__getitem__


n = Nested(a={"b": {"c": 1}}, d=2)
print(n.a.b.c, n.d, n)
match n:
    case {"d": d}:
        print("d is", d)


class Spikes(list):
    def rate(self, duration):
        return len(self) / duration

    def append(self, item):
        super().append(item * 2)


x = Spikes([3, 1, 2])
print(x, x.rate(2), len(x), x[0], x[1:], type(x[1:]).__name__, x[-1], 3 in x)
x.append(7)
list.append(x, 8)
x.extend([4])
x.sort()
x += [9]
print(x, type(x).__name__, x.index(14), x.count(1), x.pop(), list(reversed(x)), sorted(x, reverse=True), max(x), sum(x))
print(x + [1], [1] + x, x * 2, type(x + [1]).__name__, x == [1, 2, 3, 4, 8, 14], x < [2], [*x], json.dumps(x))
x[0] = 10
x[1:] = [5, 6, 7]
del x[0]
first, *others = x
print(x, first, others, Spikes(range(3)), Spikes(), Spikes("ab"), "".join(Spikes("ab")), list(zip(x, p)))
match x:
    case [one, *_]:
        print("first is", one)
print(list(map(dict.copy, [{"a": 1}])), list.index([1, 2], 2), dict.__getitem__({"a": 1}, "a"))
