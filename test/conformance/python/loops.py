# for, while, else, break, continue, ranges, nested loops.
for i in range(3):
    if i == 5:
        break
else:
    print('no break', i)
for i in range(3):
    if i == 1:
        break
else:
    print('never')
n = 0
while n < 3:
    n += 1
    if n == 2:
        continue
    print(n, end=' ')
else:
    print('while else')
print(list(range(5)), list(range(2, 8, 3)), list(range(5, 0, -2)), list(range(0)), range(3), range(1, 10, 2)[2], len(range(0, 10, 3)), 4 in range(0, 10, 2), range(5)[::-1], range(3) == range(0, 3))
r = range(2, 20, 3)
print(r.start, r.stop, r.step, r.index(8), r.count(5), r[-1], r[1:3], list(reversed(r)), min(r), sum(r))
for i in range(2):
    for j in range(3):
        if j == 2:
            break
        print(i, j, end=';')
    else:
        print('x')
print()
for a, *b in [(1, 2, 3), (4,)]:
    print(a, b)
total = 0
for x in (1, 'a', 2.5, None, True):
    if isinstance(x, (int, float)) and not isinstance(x, bool):
        total += x
    elif x is None:
        continue
    else:
        total -= 0
print(total)
d = {}
for d['k'] in range(3):
    pass
print(d)
l = [1, 2, 3]
for i in l:
    if i < 6:
        l.append(i + 3)
print(l)
def search(matrix, target):
    for r, row in enumerate(matrix):
        for c, value in enumerate(row):
            if value == target:
                return r, c
    return None
print(search([[1, 2], [3, 4]], 3), search([[1]], 9))
i = 10
for i in []:
    pass
print(i)
while True:
    i -= 1
    if i % 7 == 0:
        break
print(i)
for c in 'ab', 'cd':
    print(c, end=' ')
print([i for i in range(20) if i % 2 if i % 3], sum(1 for _ in range(1000)))
for bad in (lambda: range(1.5), lambda: range(1, 2, 0), lambda: range(), lambda: range('a'), lambda: [x for x in 5]):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
