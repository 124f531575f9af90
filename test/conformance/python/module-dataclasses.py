# The modules dataclasses and typing.
from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError
from typing import List, Dict, Optional, Union, Any, Callable, ClassVar, Tuple

@dataclass
class Point:
    x: float
    y: float = 0.0
    tags: List[str] = field(default_factory=list)

    def norm(self) -> float:
        return (self.x ** 2 + self.y ** 2) ** 0.5

p, q = Point(3, 4), Point(3, 4)
print(p, p == q, p is q, p.norm(), p != Point(1), asdict(p), astuple(p), replace(p, x=0), [f.name for f in fields(p)])
p.tags.append('a')
print(p.tags, q.tags)

@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    note: str = field(default='', compare=False, repr=False)

print(Version(1, 2) < Version(1, 3), max(Version(2), Version(1, 9)), Version(1) == Version(1, 0, 'x'), {Version(1): 'a'}[Version(1)], sorted([Version(2), Version(1)]))
try:
    Version(1).major = 2
except FrozenInstanceError as e:
    print(type(e).__name__, e)

@dataclass
class Base:
    a: int = 1

@dataclass
class Derived(Base):
    b: int = 2
    total: int = field(init=False)

    def __post_init__(self):
        self.total = self.a + self.b

print(Derived(), Derived(5, b=6), isinstance(Derived(), Base))
for bad in (lambda: Point(), lambda: Point(1, 2, [], 4), lambda: Point(z=1)):
    try:
        bad()
    except TypeError as e:
        print(e)
try:
    @dataclass
    class Wrong:
        items: list = []
except ValueError as e:
    print(e)

@dataclass
class Neuron:
    name: str
    params: Dict[str, float]
    parent: Optional['Neuron'] = None

n = Neuron('n', {'tau': 1.5})
print(n, asdict(Neuron('m', {}, n)))
Vector = List[float]
def scale(k: float, v: Vector, *rest: Any, f: Callable[[float], float] = lambda x: x) -> Union[Vector, None]:
    total: float = 0
    unused: int
    return [f(k * x) for x in v]
print(scale(2.0, [1, 2]), scale.__name__)
x: Tuple[int, ...] = (1, 2)
print(x)
