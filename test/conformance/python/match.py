"""Statements that choose by what a value looks like."""
from collections import deque, namedtuple, defaultdict, OrderedDict
from dataclasses import dataclass, field
from enum import Enum


class Kind(Enum):
    SPIKE = 1
    RATE = 2


@dataclass
class Point:
    x: float
    y: float
    label: str = field(default='', init=False)


@dataclass
class Point3(Point):
    z: float = 0


class Plain:
    __match_args__ = ('a', 'b')

    def __init__(self, a, b):
        self.a, self.b = a, b


class Bare:
    value = 3


Pair = namedtuple('Pair', 'left right')


def kind(value):
    match value:
        case None:
            return 'none'
        case True | False:
            return 'truth'
        case 0:
            return 'zero'
        case -1 | 1.5:
            return 'minus one or one and a half'
        case 2+3j:
            return 'complex'
        case 'a' | "b" 'c':
            return 'a or bc'
        case Kind.SPIKE:
            return 'spike'
        case int() | float() as number if number > 100:
            return f'large {number}'
        case int(n):
            return f'int {n}'
        case float():
            return 'float'
        case str(text):
            return f'text {text!r}'
        case []:
            return 'empty'
        case [only]:
            return f'one {only!r}'
        case [1, 2, *rest]:
            return f'one two and {rest}'
        case (first, [inner, _], *_, last):
            return f'{first} {inner} {last}'
        case [*start, 9]:
            return f'{start} before nine'
        case Pair(left=l, right=r):
            return f'pair {l} {r}'
        case {'type': 'line', 'points': [Point(x=0) as origin, *more], **others}:
            return f'{origin} {more} {others}'
        case {'a': 1}:
            return 'a is 1'
        case {}:
            return f'mapping of {len(value)}'
        case Point3(x, y, z):
            return f'three {x} {y} {z}'
        case Point(0, 0):
            return 'origin'
        case Point(x, y=0):
            return f'on the axis at {x}'
        case Point(x=x) if x < 0:
            return f'left {x}'
        case Point():
            return 'point'
        case Plain(1, b=b):
            return f'plain 1 {b}'
        case Plain(a, (b, c)):
            return f'plain {a} {b} {c}'
        case Bare(value=v):
            return f'bare {v}'
        case Bare(missing=_):
            return 'never'
        case _:
            return f'other {type(value).__name__}'


for value in [
    None, True, False, 0, 0.0, -1, 1.5, 2+3j, 'a', 'bc', 'z', '', Kind.SPIKE, Kind.RATE, 101, 7, 200.5, 2.5,
    [], (), [5], (1, 2), [1, 2, 3, 4], ['x', (1, 2), 3, 4], [4, 9], range(1, 4), deque([1]), Pair(3, 4),
    {'type': 'line', 'points': [Point(0, 1), 5], 'colour': 'red', 'w': 2},
    {'type': 'line', 'points': []}, {'a': 1, 'b': 2}, {}, defaultdict(int), OrderedDict(a=1),
    Point3(1, 2, 3), Point(0, 0), Point(4, 0), Point(-4, 1), Point(4, 1),
    Plain(1, 2), Plain(2, (3, 4)), Plain(2, 3), Bare(), {1, 2},
]:
    print(kind(value))

# Names keep their values; those of a pattern that does not match are not touched.
x = 'before'
match [1, 2]:
    case [x, 3]:
        print('no')
    case [1, y]:
        print(x, y)

match 1, 'two':
    case int(a), str(b): print(a, b)

# Falling through is no error; the words are names elsewhere.
match = {'case': 1}
case = 3
print(match['case'], case)
match match:
    case {'case': case}:
        print('found', case)

command = 'go north quickly'
match command.split():
    case ['go', ('north' | 'south') as direction, *how]:
        print(direction, how)
    case _:
        print('?')

found = []
for item in [1, 'a', None, 2.5, 'stop', 7]:
    match item:
        case str() if item == 'stop':
            break
        case str():
            continue
        case None:
            found.append('nothing')
        case n:
            found.append(n)
print(found)


def nested(tree):
    match tree:
        case [left, right]:
            return nested(left) + nested(right)
        case leaf:
            return [leaf]


print(nested([[1, 2], [3, [4, 5]]]))

for bad in (lambda: Plain(1, 2), lambda: Bare()):
    try:
        match bad():
            case Bare(1):
                print('no')
            case Plain(1, 2, 3):
                print('no')
    except TypeError as error:
        print(error)
try:
    match 1:
        case found():
            print('no')
except TypeError as error:
    print(error)
print([Point.__match_args__, Point3.__match_args__])
