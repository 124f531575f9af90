"""Several dicts looked through one after the other."""
from collections import ChainMap

defaults = {"tau": 10, "v": -70}
own = {"tau": 20}
c = ChainMap(own, defaults)
print(c, c["tau"], c["v"], len(c), list(c), "v" in c, "w" in c, c.get("w"), c.get("w", 3), c.get("tau"))
c["w"] = 5
c["v"] = -60
print(own, defaults, c.maps, dict(c), list(c.items()), list(c.keys()), list(c.values()))
del c["v"]
print(c["v"], c.pop("w"), own)
child = c.new_child({"tau": 1})
print(child["tau"], child.parents["tau"], child.parents == c, c == {"tau": 20, "v": -70}, child != c, c.new_child(x=1))
defaults["new"] = 7
print(c["new"], {**c}, bool(ChainMap()), bool(c), ChainMap(), isinstance(c, ChainMap), type(c).__name__)
c.update(a=1, b=2)
print(own, c.copy(), c.copy().maps[1] is defaults, sorted(c))
for key in c:
    print(key, c[key], end="; ")
print()


def f(**kwargs):
    return sorted(kwargs)


print(f(**c))
for use in [lambda: c["nope"], lambda: c.pop("v"), lambda: c.__delitem__("new")]:
    try:
        print(use())
    except KeyError as error:
        print("KeyError", error)


class Scoped(ChainMap):
    def __setitem__(self, key, value):
        for mapping in self.maps:
            if key in mapping:
                mapping[key] = value
                return
        self.maps[0][key] = value


s = Scoped({}, {"a": 1})
s["a"] = 2
s["b"] = 3
print(s, s.maps)
