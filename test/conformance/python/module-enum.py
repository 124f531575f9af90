from enum import Enum, IntEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = auto()
    BLUE = 'b'
    CRIMSON = 1

    def shout(self):
        return self.name.upper() + '!'

    @classmethod
    def first(cls):
        return cls.RED


print(Color.RED, repr(Color.GREEN), Color.BLUE.value, Color.RED.name)
print(Color(2), Color['BLUE'], Color('b') is Color.BLUE)
print([c.name for c in Color], len(Color), Color.CRIMSON is Color.RED)
print(Color.RED == Color.RED, Color.RED == 1, Color.RED != Color.GREEN, Color.RED in Color)
print({Color.RED: 'r', Color.GREEN: 'g'}[Color.GREEN], Color.first(), Color.GREEN.shout())
print(isinstance(Color.RED, Color), type(Color.RED) is Color, f'{Color.RED}', '%s' % Color.BLUE)
for wrong in (lambda: Color(7), lambda: Color['PINK']):
    try:
        wrong()
    except (ValueError, KeyError) as e:
        print(type(e).__name__, e)


class Level(IntEnum):
    LOW = 1
    HIGH = 10


print(Level.LOW + 1, 3 * Level.HIGH, Level.LOW < Level.HIGH, Level.HIGH == 10, Level.LOW, int(Level.HIGH))
print(sorted([Level.HIGH, Level.LOW])[0].name, f'{Level.HIGH:4d}', [0, 5][Level.LOW], range(Level.LOW))


class Planet(Enum):
    EARTH = (5.976e24, 6.37814e6)
    MARS = (6.421e23, 3.3972e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def density(self):
        return round(self.mass / self.radius**3)


print(Planet.EARTH.mass, Planet.MARS.density, Planet.EARTH.value)


@unique
class Kind(Enum):
    A = auto()
    B = auto()


print([k.value for k in Kind])
try:
    @unique
    class Twice(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
