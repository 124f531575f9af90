"""Keys of dicts and sets that are equal though of different kinds, and small and large whole numbers."""
d = {}
for key in [1, 1.0, True, 0, -0.0, False, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2.0**31, 2**53, 2.0**53, 10**30, 1e30, 0.5, -1]:
    d[key] = d.get(key, 0) + 1
print(d)
print(list(d.keys()), list(d.values()))
print([(k, v) for k, v in d.items() if v > 1])
print(1 in d, 1.0 in d, True in d, 2**31 in d, 2.0**31 in d, 3 in d, '1' in d, (1,) in d)
s = {1, 1.0, True, 2, '2', (2,), (2.0,), 2**40, 2.0**40}
print(len(s), 2.0 in s, (2,) in s, 2**40 in s)
print(sorted({3, 1, 2} | {4.0, 1.0}), {1, 2} == {1.0, 2.0}, {1: 'a'} == {1.0: 'a'})
d = {'a': 1, 'b': 2}
try:
    for key, value in d.items():
        d[key + '!'] = value
except RuntimeError as error:
    print(error)
for view in (d.keys(), d.values(), d.items()):
    print(len(view), list(view))
print(max(3, 1, 2), min(3, 1, 2), max([2.5, 1]), min('b', 'a'), max('x'), max([], default=None), max(1, 2, key=lambda v: -v))
print(max(1, 1.0), min(1.0, 1), max((1, 2), (1, 3)), max(True, 0))
try:
    max()
except TypeError as error:
    print(error)
a = [1, 2, 3]
print(a.pop(), a.pop(-1), a.pop(0), a)
for name in ('pop from empty list', 'pop index out of range'):
    try:
        [].pop() if 'empty' in name else [1].pop(5)
    except IndexError as error:
        print(error)
a, b = 1, 2
a, b = b, a
(a, b), c = (a, b), 3
print(a, b, c)
for k, (x, y) in enumerate(zip('ab', (1.5, 2.5))):
    print(k, x, y)
try:
    a, b = (1, 2, 3)
except ValueError as error:
    print(error)
print('a  b c '.split(), ' a b c'.split(None, 1), 'a,b,,c'.split(','), 'a b'.rsplit(None, 1), ''.split())
print('aXbXc'.replace('X', '--'), 'aXbXc'.replace('X', '', 1), 'ab'.replace('', '.'), 'aa'.replace('b', 'c'))
print('abc'.startswith('bc', 1), 'abc'.endswith('b', 0, 2), 'abcabc'.find('c', 3), 'abc'.count('', 1))
def gather(first, *others, last=0, **named):
    return first, others, last, named
print(gather(1), gather(1, 2, 3), gather(1, last=2), gather(1, 2, other=3), gather(*[1, 2]))
try:
    gather()
except TypeError as error:
    print(error)
