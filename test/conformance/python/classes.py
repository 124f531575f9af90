# Classes: attributes, methods, inheritance, super, class attributes, special names.
class Animal:
    """An animal."""
    legs = 4
    made = []

    def __init__(self, name):
        self.name = name
        Animal.made.append(name)

    def speak(self):
        return f'{self.name} says {self.sound()}'

    def sound(self):
        return '...'

    def __repr__(self):
        return f'{type(self).__name__}({self.name!r})'

class Dog(Animal):
    def sound(self):
        return 'woof'

class Puppy(Dog):
    legs = 3

    def __init__(self, name, age):
        super().__init__(name)
        self.age = age

    def sound(self):
        return super().sound() + '!'

d, p = Dog('Rex'), Puppy('Bo', 1)
print(d.speak(), '|', p.speak(), '|', [d, p], Animal.made)
print(d.legs, p.legs, Dog.legs, Animal.__doc__, Puppy.__name__, Puppy.__mro__[1].__name__)
print(isinstance(p, Animal), isinstance(d, Puppy), issubclass(Puppy, Dog), issubclass(Dog, (int, Animal)))
d.legs = 5
print(d.legs, Dog.legs, sorted(d.__dict__.items()), vars(p))
Dog.tail = True
print(p.tail, hasattr(d, 'fur'), getattr(d, 'fur', 'none'))
try:
    d.fur
except AttributeError as e:
    print(e)
try:
    Dog.nothing
except AttributeError as e:
    print(e)
del d.legs
print(d.legs)
f = d.speak
print(f(), Animal.speak(p), f.__name__, f.__self__ is d)

class Base:
    def hook(self):
        return ['base']

class A(Base):
    def hook(self):
        return super().hook() + ['a']

class B(Base):
    def hook(self):
        return super().hook() + ['b']

class C(A, B):
    def hook(self):
        return super().hook() + ['c']

print(C().hook(), [k.__name__ for k in C.__mro__])
try:
    class Broken(Base, A):
        pass
except TypeError as e:
    print(str(e).split(' for')[0])

class Counted:
    count = 0
    def __init__(self):
        type(self).count += 1
        self.id = Counted.count

print([Counted().id for _ in range(3)], Counted.count)
class Empty: pass
e = Empty()
e.x = 1
print(e.x, type(e) is Empty, str(e)[:17])
try:
    Empty(1)
except TypeError as err:
    print(err)
class Nested:
    class Inner:
        value = 3
    def get(self):
        return self.Inner.value
print(Nested().get(), Nested.Inner.__qualname__)
