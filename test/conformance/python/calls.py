"""How arguments find their parameters, at places that call one thing after the other."""
from collections import Counter, OrderedDict, namedtuple


def plain(a, b): return ('plain', a, b)
def default(a, b=2, c=3): return ('default', a, b, c)
def keyword(a, *, b=5): return ('keyword', a, b)
def gathering(a, *rest, **named): return ('gathering', a, rest, named)
def positional(a, /, b): return ('positional', a, b)
def nothing(a=None, b=0): return ('nothing', a, b)


for f in [plain, default, gathering, positional, nothing, default]:
    print(f(1, 2), f(1, b=4))
for f in [default, keyword, nothing, gathering]:
    print(f(1), f(a=1) if f is not gathering else f(1, c=2))
print(default(1, c=9), default(c=1, a=2), default(*[1, 2], **{'c': 7}), nothing(None, None), nothing(b=None))
for wrong in [
    lambda: plain(1), lambda: plain(1, 2, 3), lambda: plain(1, a=2), lambda: default(), lambda: default(1, d=2),
    lambda: keyword(1, 2), lambda: positional(a=1, b=2), lambda: plain(*[1], **{'b': 2, 'c': 3}),
]:
    try:
        print(wrong())
    except TypeError as e:
        print(str(e).replace('<lambda>.', ''))


def counter(start=0, seen=[]):
    seen.append(start)
    total = len(seen)
    return total, seen


print(counter(), counter(5), counter(seen=[]), counter())


class Account:
    rate = 2

    def __init__(self, balance=0):
        self.balance = balance
        self.log = lambda text: print('own', text)

    def add(self, amount, *, times=1):
        self.balance += amount * times
        return self

    @classmethod
    def rich(cls, more=0): return cls(100 + more)

    @staticmethod
    def fee(amount): return amount / 10

    def __call__(self, x): return self.balance * x


a = Account().add(1).add(2, times=3)
print(a.balance, Account.rich().balance, Account.rich(more=5).balance, a.fee(20), Account.fee(30), a(2))
a.log('attribute')
Account.add = lambda self, amount: 'replaced'
print(a.add(1))
try:
    Account(1, 2)
except TypeError as e:
    print(e)
Point = namedtuple('Point', 'x index')
for values in [[3, 1, 2], (3, 1, 2), range(4), Point(5, 6)]:
    try:
        print(values.index(1))
    except TypeError as e:
        print('no method')
for d in [{'b': 1, 'a': 2}, OrderedDict(b=1, a=2), Counter('abb')]:
    print(sorted(d.items()), d.get('a'), d.get('z', 0), d.pop('a'), sorted(d.keys()), d.setdefault('c', 4))
for s in ['a,b', 'x']:
    print(s.split(','), s.split(sep=','), s.upper(), s.replace('a', 'b'), s.join(['1', '2']), s.find('b'))
values = []
for k in range(3):
    values.append(k)
    values.insert(0, -k)
print(values, values.pop(), values.pop(0), values.index(1), values.count(0), values)
for wrong in [lambda: [].append(), lambda: [].pop(1, 2), lambda: 'a'.upper(1), lambda: {}.nothing(), lambda: (1).append(2)]:
    try:
        wrong()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)
