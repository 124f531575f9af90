# Python around the models: loops, conditions, lists, tuples, dictionaries.
from brian2 import *
values = [3, 1, 2]
total = 0
for k, value in enumerate(values):
    if value == 1:
        continue
    elif value > 2:
        total += 10*value
    else:
        total -= value
print(total, sorted(values), len(values), values[-1], values[1:], values + [4], values*2)
squares = [x**2 for x in range(6) if x % 2 == 0]
print(squares, sum(squares), max(values), min(values), list(range(2, 9, 3)))
a, (b, c) = 1, (2, 3)
a, b = b, a
print(a, b, c, a < b <= c, 2 in values, 7 not in values, not True)
table = {'tau': 10*ms, 'N': 3}
print(table['tau'], table['N'], len(table), 'N' in table)
for name, value in table.items():
    print(name, value)
print('yes' if total > 5 else 'no', (1, 2) + (3,), None is None, True and 'x', 0 or 'y')
n = 0
while n < 3:
    n += 1
print(n, int(3.9), float('2.5'), str(12), bool(0), round(3.14159, 2), abs(-4), isinstance(n, int))
if __name__ == '__main__':
    print('main')
