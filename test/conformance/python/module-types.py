"""SimpleNamespace."""
from types import SimpleNamespace


class Params(SimpleNamespace):
    def doubled(self):
        return self.tau * 2


p = SimpleNamespace(tau=10, v=[1, 2])
p.x = 3
print(p, p.tau, p == SimpleNamespace(tau=10, v=[1, 2], x=3), p != SimpleNamespace(tau=1), p == 3, vars(p))
del p.x
p.v.append(3)
print(hasattr(p, "x"), repr(SimpleNamespace()), SimpleNamespace(**{"a": "b"}), sorted(p.__dict__), p.v)
q = Params(tau=2)
print(q, q.doubled(), isinstance(q, SimpleNamespace), getattr(q, "w", "none"), type(p).__name__, type(p))
for make in (lambda: p.missing, lambda: {p: 1}, lambda: SimpleNamespace(1, 2)):
    try:
        make()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__)
