"""Everything that enumerations say of their members."""
from enum import Enum, IntEnum, auto


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1


print(list(Color.__members__), Color.__members__['CRIMSON'], len(Color.__members__), 'GREEN' in Color.__members__)
for name, member in Color.__members__.items():
    print(name, member, member.name == name)


class Layer(IntEnum):
    L4 = auto()
    L5 = auto()


print({name: int(value) for name, value in Layer.__members__.items()}, Layer.L4 + 1, sorted(Layer, reverse=True))


class Cell(Enum):
    PYRAMIDAL = (10.0, 'excitatory')
    BASKET = (5.0, 'inhibitory')

    def __init__(self, tau, kind):
        self.tau = tau
        self.kind = kind

    @property
    def label(self):
        return f'{self.name.lower()} ({self.kind})'

    @classmethod
    def of_kind(cls, kind):
        return [each for each in cls if each.kind == kind]


print([each.label for each in Cell], Cell.of_kind('inhibitory'), Cell((5.0, 'inhibitory')).tau)
for wrong in [lambda: Color(7), lambda: Color['BLUE']]:
    try:
        wrong()
    except (ValueError, KeyError) as e:
        print(type(e).__name__, e)
try:
    Color.RED = 3
except AttributeError as e:
    print(e)
