"""Members of enumerations where their numbers and texts are converted, copied, shown and handed on."""
import copy
import re
from enum import Enum, IntEnum, IntFlag, StrEnum, auto


class Digits(str, Enum):
    HALF = "1.5"
    SEVEN = "7"


class Whole(int, Enum):
    A = "7"
    B = 1.9


class Real(float, Enum):
    A = "1e3"
    B = 2


class Text(str, Enum):
    A = 1
    B = auto()
    C = 2.5


class Own(IntEnum):
    A = 1

    def __str__(self):
        return "own"


class Word(StrEnum):
    A = "a"

    def __str__(self):
        return "word"


class Bits(IntFlag):
    A = 1
    B = 2


class Plain(Enum):
    A = [1]


print(float(Digits.HALF), int(Digits.SEVEN), int(Digits.SEVEN, 8), [[each.value for each in kind] for kind in (Whole, Real, Text)])
print(f"{Own.A}", f"{Own.A:03d}", "{}".format(Own.A), "%s %d" % (Own.A, Own.A), f"{Word.A}", f"{Word.A:>3}", f"{Bits.A}")
print(isinstance(Bits.A, int), issubclass(Bits, int), Bits.A + 1, Bits.A | 2, ~Bits.A, repr(Bits.A | Bits.B), {Bits.A: 1}[1])
config = {"kind": Plain.A, "all": [Own.A, Plain.A]}
again = copy.deepcopy(config)
print(again == config, again["kind"] is Plain.A, copy.copy(Own.A) is Own.A, again["all"] is config["all"])


def named(**given):
    return list(given.values())


print(named(**{Digits.HALF: 1}), bytes(Bits.B), bytes(Own.A), re.sub("x", Digits.SEVEN, "xax"))



try:

    class Bad(IntEnum):
        A = "q"
except ValueError as error:
    print(error)
