# Properties, static and class methods, descriptors, __getattr__, __setattr__, __slots__.
class Celsius:
    def __init__(self, degrees=0):
        self._degrees = degrees
    @property
    def degrees(self):
        """Degrees."""
        return self._degrees
    @degrees.setter
    def degrees(self, value):
        if value < -273.15:
            raise ValueError('too cold')
        self._degrees = value
    @degrees.deleter
    def degrees(self):
        self._degrees = None
    @property
    def fahrenheit(self):
        return self.degrees * 9 / 5 + 32
    @staticmethod
    def freezing():
        return 0
    @classmethod
    def from_fahrenheit(cls, f):
        return cls((f - 32) * 5 / 9)

c = Celsius.from_fahrenheit(212)
print(c.degrees, c.fahrenheit, Celsius.freezing(), c.freezing())
c.degrees = 30
print(c.degrees, c.fahrenheit)
for attempt in ('low', 'readonly'):
    try:
        if attempt == 'low':
            c.degrees = -300
        else:
            c.fahrenheit = 1
    except (ValueError, AttributeError) as e:
        print(type(e).__name__, e)
del c.degrees
print(c.degrees)

class Kelvin(Celsius):
    @property
    def degrees(self):
        return super().degrees + 273.15
    @classmethod
    def make(cls):
        return cls(1)

print(Kelvin(10).degrees, type(Kelvin.make()).__name__)

class Lazy:
    def __init__(self):
        self.asked = []
    def __getattr__(self, name):
        if name.startswith('x'):
            self.asked.append(name)
            return name * 2
        raise AttributeError(f'no {name}')
lazy = Lazy()
print(lazy.xa, lazy.xb, lazy.asked, hasattr(lazy, 'y'))

class Guarded:
    def __setattr__(self, name, value):
        print('set', name, value)
        super().__setattr__(name, value)
    def __delattr__(self, name):
        print('del', name)
        object.__delattr__(self, name)
g = Guarded()
g.a = 1
g.a += 1
del g.a
print(hasattr(g, 'a'))

class Typed:
    def __init__(self, type_):
        self.type = type_
    def __get__(self, obj, owner=None):
        return self if obj is None else obj.__dict__.get('value', self.type())
print(type(Typed(int).__get__(None)).__name__)
class Point:
    __slots__ = ('x', 'y')
    def __init__(self, x, y):
        self.x, self.y = x, y
print(Point(1, 2).x, Point(3, 4).y)
class Area:
    side = property(lambda self: self._s, lambda self, v: setattr(self, '_s', v))
a = Area()
a.side = 4
print(a.side, a._s)
