"""Enumerations whose members are texts or numbers besides."""
import enum
import json
from enum import Enum, IntEnum, StrEnum, auto, unique


class Method(StrEnum):
    EULER = auto()
    EXACT = "exact"

    @property
    def title(self):
        return self.value.upper()


print(Method.EULER, repr(Method.EULER), f"{Method.EXACT:>8}|", "%s" % Method.EXACT, str(Method.EXACT))
print(Method.EULER == "euler", "exact" == Method.EXACT, Method.EULER != "x", Method.EULER < "f", "a" < Method.EXACT)
print(Method("exact") is Method.EXACT, Method["EULER"].value, list(Method), len(Method), Method.EXACT.title)
print(Method.EXACT.upper(), Method.EXACT.startswith("ex"), len(Method.EULER), Method.EULER[1:], "ul" in Method.EULER)
print(Method.EULER + "!", "<" + Method.EULER, Method.EULER * 2, [c for c in Method.EULER], {"exact": 1}[Method.EXACT])
print(isinstance(Method.EULER, str), isinstance(Method.EULER, Method), isinstance(Method.EULER, int), bool(Method.EULER))
print({Method.EULER: 1, "exact": 2}, sorted([Method.EXACT, Method.EULER, "a"]), "euler" in {Method.EULER})


class Kind(str, Enum):
    A = "a"
    B = "b"


print(Kind.A, repr(Kind.A), f"{Kind.A}", Kind.A == "a", Kind("b"), Kind.A.upper(), {Kind.A: 1}["a"], Kind.B > "a", Kind.B.name)


class Level(int, Enum):
    LOW = 1
    HIGH = 3


print(Level.LOW, repr(Level.HIGH), f"{Level.LOW}", Level.LOW + 1, Level.LOW < Level.HIGH, [10, 20, 30, 40][Level.HIGH], isinstance(Level.LOW, int))


class Number(IntEnum):
    ONE = 1


print(Number.ONE, isinstance(Number.ONE, int), Number.ONE == Level.LOW, max(Level.LOW, Level.HIGH))
print(json.dumps([Method.EULER, Kind.A, Level.HIGH, {Method.EXACT: 1}]))
try:
    class Bad(StrEnum):
        A = 3
except TypeError as error:
    print("TypeError:", error)
try:
    Method("rk4")
except ValueError as error:
    print(error)
