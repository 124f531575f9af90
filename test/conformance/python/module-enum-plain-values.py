"""Members of enumerations where a plain number or text is taken."""
import itertools
import math
import os
import random
import re
from collections import Counter, defaultdict, deque
from enum import Enum, IntEnum, IntFlag, StrEnum, auto
from pathlib import Path


class Size(IntEnum):
    ONE = 1
    TWO = 2


class Model(str, Enum):
    LIF = "lif"
    HH = "hh"


class Kind(StrEnum):
    EXC = auto()
    INH = auto()


class Tau(float, Enum):
    FAST = 2.5
    UNIT = 1


class Bits(IntFlag):
    P = 1
    Q = 2


numbers = list(range(6))
print(numbers[Size.ONE], numbers[Size.ONE : Size.TWO], numbers[:: Size.TWO], "abc"[Size.TWO], (1, 2)[Size.ONE])
print(numbers[:2] * Size.TWO, Size.TWO * [1], "ab" * Size.TWO, Size.TWO * "ab")
print(-Size.ONE, +Size.TWO, ~Size.ONE, abs(Size.ONE), round(Size.TWO), divmod(7, Size.TWO), pow(2, Size.TWO, 3))
print(Size.ONE + 1.5, 1 - Size.TWO, Size.TWO**-1, 7 // Size.TWO, 7 % Size.TWO, Size.TWO << 1, Size.ONE | Size.TWO, Size.ONE * 1j)
print(int(Size.TWO), float(Size.TWO), complex(Size.TWO), bool(Size.ONE), chr(Size.ONE), hex(Size.TWO), int("10", Size.TWO))
print(list(range(Size.TWO)), list(enumerate("ab", Size.TWO)), sum([Size.ONE, Size.TWO]), max([Size.TWO, 1]), sorted([Size.TWO, 0, 1.5]))
print(Size.TWO.bit_length(), Size.TWO.real, Size.ONE == 1.0, 1 < Size.TWO, 1.5 > Size.ONE, Size.ONE in {1}, {1: "a"}[Size.ONE])
print("%d|%5.1f|%x|%s|%r" % (Size.ONE, Size.TWO, Size.TWO, Size.ONE, Size.ONE), f"{Size.ONE:3d}|{Size.TWO}|{Size.ONE!r}")
print("%s %s" % (Model.LIF, Kind.EXC), f"{Model.LIF:>10}|{Kind.EXC:>5}|", "{:>10}|{}".format(Model.HH, Kind.INH), f"{Tau.FAST}")
print(",".join(Model), ",".join([Kind.EXC, "b"]), Model.HH.join("ab"), "x-lif-y".split(Model.LIF), "lifted".replace(Model.LIF, "s"))
print("lif.py".startswith(Model.LIF), "a_hh".endswith((Model.LIF, Model.HH)), "a_hh".find(Model.HH), "hhh".count(Model.HH), Model.HH in "ahh")
print(Model.LIF + "!", "_" + Model.LIF, Model.LIF * 2, Model.LIF[0], Model.LIF < "m", "%s" % Model.HH.value, [Model.HH, "lif"].index("hh"))
print(Model.LIF.upper(), Model.LIF.title(), Kind.EXC.zfill(5), Model.HH.encode(), ord(Model.HH[0]), sorted(["b", Model.HH]))
print(Tau.FAST * 2, -Tau.FAST, Tau.UNIT / 2, Tau.UNIT.value, int(Tau.FAST), float(Tau.FAST), Tau.FAST < 3, "%.2f" % Tau.FAST, isinstance(Tau.FAST, float))
print(Bits.P | Bits.Q, numbers[Bits.Q], int(Bits.P | Bits.Q), Bits.Q * 3, "%d" % Bits.Q, math.sqrt(Bits.P))
print(math.gcd(Size.TWO, 4), math.comb(4, Size.TWO), math.floor(Size.ONE), math.isclose(Tau.FAST, 2.5), math.hypot(Size.ONE, Size.ONE))
print(list(itertools.repeat(0, Size.TWO)), list(itertools.islice(numbers, Size.TWO)), deque(numbers, maxlen=Size.TWO))
print(random.randint(Size.ONE, Size.ONE), len(random.sample(numbers, Size.TWO)), random.choice([Size.TWO]))
print(os.path.join("a", Model.LIF), Path("a") / Model.HH, Path(Model.LIF), re.sub(Model.LIF, "x", "lifted"))
print(Counter([1, Size.ONE]), {Model.LIF: 1}["lif"], issubclass(Size, int), issubclass(Model, str), isinstance(Kind.EXC, str))

counts = defaultdict(int)
counts[Size.ONE] += 1
counts[1] += 1
numbers[Size.ONE] = Size.TWO
print(dict(counts), numbers)

match Size.TWO:
    case 2:
        print("two")


class Own(IntEnum):
    """An operator of its own comes first."""

    A = 1

    def __add__(self, other):
        return 100

    def __eq__(self, other):
        return True

    __hash__ = IntEnum.__hash__


print(Own.A + 1, 1 + Own.A, Own.A * 2, Own.A == 7)


class Plain(Enum):
    A = 1


for use in [lambda: Plain.A + 1, lambda: Plain.A < 1, lambda: ",".join([Plain.A]), lambda: "%d" % Plain.A, lambda: Size.ONE + "a"]:
    try:
        print(use())
    except TypeError as error:
        print(error)
print(Plain.A == 1)
