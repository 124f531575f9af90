# A small program: accounts with exceptions and a log.
class InsufficientFunds(Exception):
    def __init__(self, balance, amount):
        super().__init__(f'balance {balance} is less than {amount}')
        self.missing = amount - balance

class Account:
    interest = 0.02
    _accounts = {}

    def __init__(self, owner, balance=0):
        self.owner, self._balance, self.log = owner, balance, []
        Account._accounts[owner] = self

    @property
    def balance(self):
        return self._balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError('amount must be positive')
        self._balance += amount
        self.log.append(('deposit', amount))
        return self

    def withdraw(self, amount):
        if amount > self._balance:
            raise InsufficientFunds(self._balance, amount)
        self._balance -= amount
        self.log.append(('withdraw', amount))
        return self

    @classmethod
    def find(cls, owner):
        return cls._accounts.get(owner)

    def __repr__(self):
        return f'<{type(self).__name__} {self.owner}: {self._balance:.2f}>'

    def __lt__(self, other):
        return self._balance < other._balance

class Savings(Account):
    interest = 0.05

    def add_interest(self):
        return self.deposit(self._balance * self.interest)

a, s = Account('Ann', 100), Savings('Sue', 1000)
a.deposit(50).withdraw(30)
s.add_interest()
print(a, s, a.balance, a.log, sorted([s, a]), Account.find('Sue') is s, Account.find('Bo'))
for action in (lambda: a.withdraw(500), lambda: a.deposit(-1), lambda: setattr(a, 'balance', 5)):
    try:
        action()
    except InsufficientFunds as e:
        print('missing', e.missing, '|', e)
    except ValueError as e:
        print('value', e)
    except AttributeError as e:
        print('attribute error')

def transfer(source, target, amount):
    try:
        source.withdraw(amount)
    except InsufficientFunds as e:
        return f'failed: {e}'
    else:
        target.deposit(amount)
        return 'ok'
    finally:
        print('transfer tried', end='; ')

print(transfer(s, a, 200), transfer(a, s, 10 ** 6), a, s)
totals = {acc.owner: round(acc.balance, 2) for acc in Account._accounts.values()}
print(totals, max(totals, key=totals.get), f'{sum(totals.values()):,.2f}')
