"""ChainMap: classes derived from it, what changes the first mapping, and mappings that make entries."""
import copy
from collections import ChainMap, defaultdict
from collections.abc import Mapping, Sequence


class Deep(ChainMap):
    """Writes where the key is."""

    def __setitem__(self, key, value):
        for map in self.maps:
            if key in map:
                map[key] = value
                return
        self.maps[0][key] = value

    def __missing__(self, key):
        return f"no {key}"


d = Deep({"a": 1}, {"b": 2})
d["b"] = 5
d["n"] = 1
d.update(b=6)
print(d, d.parents, d.new_child(), type(d.copy()).__name__, d["q"], d.get("q"), d.get("b"))
c = ChainMap({"a": 1}, {"b": 2, "a": 9})
print(c.new_child({"q": 1}, x=2), c.setdefault("b", 9), c.setdefault("n", 3), c.pop("n"), c.pop("b", 7), c)
print(c | {"z": 1}, {"z": 1} | c, ChainMap.fromkeys("ab", 1), Deep.fromkeys("x"))
same = c
c |= {"z": 1}
print(c is same, c, c.popitem(), c)
again = copy.copy(c)
again["a"] = 7
print(c, again, again.maps[1] is c.maps[1], copy.deepcopy(c) == c)
c.clear()
print(c)
made = ChainMap(defaultdict(int), {"a": 1})
print(made["a"], made["q"], "%(b)s" % c, "{b}".format_map(c))
for use in [lambda: c.popitem(), lambda: c.pop("b"), lambda: c["nope"]]:
    try:
        print(use())
    except KeyError as error:
        print("KeyError", error)


class Params(dict):
    pass


class Names(list):
    pass


print(isinstance(Params(), Mapping), isinstance(Names(), Sequence), isinstance(Names(), Mapping))
