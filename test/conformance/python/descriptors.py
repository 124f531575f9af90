"""Attributes that are more than values: __get__, __set__, __set_name__."""


class Positive:
    def __set_name__(self, owner, name):
        self.name = name
        self.owner = owner.__name__

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, 0.0)

    def __set__(self, instance, value):
        if value < 0:
            raise ValueError(f'{self.owner}.{self.name} must not be negative, got {value}')
        instance.__dict__[self.name] = float(value)


class Neuron:
    tau = Positive()
    C = Positive()

    def __init__(self, tau, C=1):
        self.tau = tau
        self.C = C

    def rate(self):
        return self.C / self.tau


n = Neuron(10)
print(n.tau, n.C, n.rate(), n.__dict__, Neuron.tau.name, Neuron.C.owner)
n.tau += 5
setattr(n, 'C', 2)
print(n.tau, getattr(n, 'C'), vars(n))
for wrong in [lambda: Neuron(-1), lambda: setattr(n, 'tau', -2)]:
    try:
        wrong()
    except ValueError as e:
        print(e)


class Lazy:
    """Without __set__, what an instance has itself comes first."""

    def __init__(self, compute):
        self.compute = compute

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        print('computing', self.name)
        value = self.compute(instance)
        instance.__dict__[self.name] = value
        return value


class Data:
    def __init__(self, values):
        self.values = values

    @Lazy
    def total(self):
        return sum(self.values)


d = Data([1, 2, 3])
print(d.total, d.total, d.__dict__)


class Doubled:
    def __get__(self, instance, owner=None):
        return instance.__dict__['x'] * 2

    def __set__(self, instance, value):
        instance.__dict__['x'] = value


class X:
    x = Doubled()


x = X()
x.x = 4
print(x.x, x.__dict__)
