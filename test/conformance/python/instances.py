"""Attributes of instances: set, changed, looked up and deleted, by every way."""


class Tracked:
    count = 0

    def __init__(self, **values):
        for name, value in values.items():
            setattr(self, name, value)

    def __setattr__(self, name, value):
        Tracked.count += 1
        object.__setattr__(self, name, value)

    def __getattr__(self, name):
        if name.startswith('no_'):
            return None
        raise AttributeError(f'nothing called {name}')


t = Tracked(a=1, b=2)
t.a = 5
t.a += 1
print(t.a, t.b, Tracked.count, t.no_c, hasattr(t, 'c'), getattr(t, 'c', 'otherwise'))
try:
    t.c
except AttributeError as e:
    print(e)


class Temperature:
    def __init__(self):
        self._kelvin = 273.15

    @property
    def celsius(self):
        return round(self._kelvin - 273.15, 6)

    @celsius.setter
    def celsius(self, value):
        self._kelvin = value + 273.15


x = Temperature()
x.celsius = 20
x.celsius += 5
print(x.celsius, x._kelvin, x.__dict__)


class Base:
    kind = 'base'
    shared = []

    def name(self): return self.kind


class Derived(Base):
    kind = 'derived'


d, e = Derived(), Derived()
d.kind = 'own'
d.shared.append(1)
d.extra = 3
print(d.name(), e.name(), Base().name(), e.shared, vars(d), vars(e))
del d.kind
print(d.name(), Derived.kind)
Derived.kind = 'changed'
print(d.name(), e.name())
for wrong in [lambda: e.extra, lambda: delattr(e, 'kind')]:
    try:
        wrong()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__)


class Node:
    def __init__(self, value, rest=None):
        self.value, self.rest = value, rest

    def __len__(self):
        return 1 + (len(self.rest) if self.rest is not None else 0)


chain = None
for k in range(5):
    chain = Node(k, chain)
print(len(chain), chain.rest.rest.value)
chain.rest.rest.value *= 10
print(chain.rest.rest.value, [n for n in (chain.value, chain.rest.value)])
