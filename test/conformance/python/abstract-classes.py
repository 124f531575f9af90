# Abstract classes, mixins, multiple inheritance, class state.
from abc import ABC, abstractmethod
class Shape(ABC):
    registry = {}
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Shape.registry[cls.__name__] = cls
    @abstractmethod
    def area(self):
        ...
    @property
    @abstractmethod
    def name(self): ...
    def describe(self):
        return f'{self.name} of area {self.area():.2f}'
class Square(Shape):
    def __init__(self, a): self.a = a
    def area(self): return self.a ** 2
    @property
    def name(self): return 'square'
class Circle(Shape):
    def __init__(self, r): self.r = r
    def area(self): return 3.14159 * self.r ** 2
    name = property(lambda self: 'circle')
print([s.describe() for s in (Square(2), Circle(1))], sorted(Shape.registry), isinstance(Square(1), Shape))
try:
    Shape()
except TypeError as e:
    print(str(e).split(' with')[0])
class Incomplete(Shape):
    def area(self): return 0
try:
    Incomplete()
except TypeError as e:
    print(str(e).split(' with')[0])
class JsonMixin:
    def to_json(self): return {k: v for k, v in sorted(self.__dict__.items())}
class Named:
    def __init__(self, name, **kw):
        super().__init__(**kw)
        self.name = name
class Aged:
    def __init__(self, age=0, **kw):
        super().__init__(**kw)
        self.age = age
class Person(JsonMixin, Named, Aged):
    pass
p = Person(name='Bo', age=3)
print(p.to_json(), [c.__name__ for c in Person.__mro__])
class Singleton:
    _instance = None
    def __new__(cls, *args):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance
    def __init__(self, v=None):
        if v is not None: self.v = v
a, b = Singleton(1), Singleton()
print(a is b, b.v)
class Chain:
    def __init__(self): self.path = []
    def __getattr__(self, name):
        self.path.append(name)
        return self
    def __call__(self): return '.'.join(self.path)
print(Chain().a.b.c())
