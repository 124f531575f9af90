from enum import Enum, Flag, IntEnum, IntFlag, auto, unique


class Color(Flag):
    RED = auto()
    GREEN = auto()
    BLUE = auto()
    YELLOW = RED | GREEN
    WHITE = RED | GREEN | BLUE


print(list(Color), len(Color), Color.__members__)
print(Color.RED | Color.BLUE, repr(Color.RED | Color.BLUE), Color.RED | Color.GREEN, repr(Color.YELLOW))
print(Color.WHITE & Color.BLUE, Color.WHITE ^ Color.RED, repr(~Color.RED), repr(~Color.WHITE), Color(0), repr(Color(0)))
print(bool(Color.RED & Color.BLUE), Color.RED in Color.YELLOW, Color.BLUE in Color.YELLOW, Color.WHITE in Color)
print(list(Color.WHITE), len(Color.YELLOW), [c.name for c in Color.RED | Color.BLUE], (Color.RED | Color.BLUE).name)
print(Color(5), Color(5) is Color(5), Color(3) is Color.YELLOW, Color['BLUE'].value, Color(-1), (Color.RED | Color.BLUE).value)
print({Color.RED: 'r', Color.RED | Color.BLUE: 'rb'}[Color(5)], Color.RED == 1, Color.RED == Color(1), f'{Color.YELLOW}', Color(0).name)
mood = Color(0)
mood |= Color.GREEN
mood |= Color.BLUE
mood &= ~Color.GREEN
print(mood, isinstance(mood, Color), type(mood) is Color, Color, repr(Color))
for wrong in (
    lambda: Color(8), lambda: Color(-20), lambda: Color('x'), lambda: Color.RED | 1, lambda: 1 in Color.RED, lambda: Color['PINK'],
):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)


class Perm(IntFlag):
    R = 4
    W = 2
    X = 1
    RWX = 7


print(list(Perm), Perm.R | Perm.W, repr(Perm.R | Perm.W), repr(Perm.R | 8), repr(Perm(8)), Perm.R + 1, Perm.R == 4)
print(repr(~Perm.R), repr(Perm.RWX & 3), repr(1 | Perm.R), repr(Perm.RWX & ~Perm.W), repr(Perm(0)), Perm.X < Perm.R, int(Perm.R | Perm.X))
print([p.name for p in Perm.RWX], f'{Perm.RWX:03b}', Perm.R in Perm.RWX, bool(Perm(0)), Perm.R << 1, [0, 10, 20][Perm.W])
print(0o644 & Perm.R, Perm.W ^ Perm.RWX, hash(Perm.R) == hash(4), {4: 'r'}[Perm.R], (Perm.R | 8).name, max(Perm.R, Perm.X))


class Sparse(Flag):
    A = 1
    C = 4
    MASK = 0xF0


print(list(Sparse), repr(Sparse.A | Sparse.MASK), repr(~Sparse.A), repr(Sparse(0xF1)))
try:
    print(Sparse(2))
except ValueError as e:
    print(e)
Speed = Enum('Speed', 'SLOW FAST')
print(Speed, list(Speed), Speed.FAST.value)
print(list(Enum('Start', ['A', 'B'], start=5)), list(IntEnum('Given', {'P': 3, 'Q': 9})), list(Flag('Bits', 'ONE TWO FOUR')))
print([(m.name, m.value) for m in Enum('Pairs', [('X', 'x'), ('Y', 'y')])])


class Named(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    ALPHA = auto()
    BETA = auto()

    @classmethod
    def _missing_(cls, value):
        return cls.ALPHA


print([m.value for m in Named], Named('gamma'), Named('beta'))
try:
    @unique
    class Twice(Enum):
        A = 1
        B = 1
        C = 1
except ValueError as e:
    print(e)


class Mode(IntEnum):
    READ = 1
    BOTH = 3


print(Mode.READ | 2, Mode.BOTH & Mode.READ, Mode.BOTH ^ 1, Mode.READ << 3, repr(Mode), len(Enum), list(Flag))
