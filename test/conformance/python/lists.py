# Methods of lists, slices, sorting.
a = [3, 1, 2]
a.append(5); a.extend([4, 4]); a.insert(1, 9); a.insert(-1, 8); a.insert(100, 7)
print(a, a.pop(), a.pop(0), a.index(4), a.count(4), a.index(4, 4), len(a))
a.remove(4); a.reverse(); print(a)
a.sort(); print(a); a.sort(reverse=True); print(a); a.sort(key=lambda x: (x % 3, x)); print(a)
b = a.copy(); b.clear(); print(a, b, a is b)
print(a[1:3], a[::-1], a[-2:], a[:-1], a[::2], a[5:1], a[10:], a[-100:2])
c = list(range(10))
c[2:4] = ['x', 'y', 'z']; print(c)
c[::3] = [0] * len(c[::3]); print(c)
del c[0], c[1:3], c[-1]; print(c)
c[1:1] = [7, 7]; c[:0] = [-1]; c[len(c):] = [99]; print(c)
print([1, 2] + [3], [0] * 3, [[]] * 2, [1, [2, [3]]], [1, 2] < [1, 3], [1] == [1.0], [1, 2] > [1], [] < [0])
print(sorted(['b', 'A', 'c']), sorted(['b', 'A', 'c'], key=str.lower), sorted([(2, 'a'), (1, 'b'), (2, 'A')]), sorted({3: 'a', 1: 'b'}))
print(min([3, 1, 2]), max([3, 1, 2], key=lambda x: -x), min('b', 'a'), max([[1, 2], [1, 3]]), min([], default=0), sum([1, 2.5]), sum([[1], [2]], []))
print(list(enumerate('ab', 1)), list(zip([1, 2], 'ab', [True, False])), list(map(pow, [2, 3], [3, 2])), list(filter(None, [0, 1, '', 'a'])), list(reversed([1, 2])))
print(3 in c, 'q' in c, [x for x in c if isinstance(x, str)], any([]), all([]), list('abc'), list({'k': 1}), [None] * 2)
m = [[0] * 2 for _ in range(2)]
m[0][0] = 1
n = [[0] * 2] * 2
n[0][0] = 1
print(m, n)
l = [1]
l.append(l)
print(l, l[1][1][0])
x = [1, 2, 3]
y = x
y += [4]
print(x, x is y)
y = y + [5]
print(x, y)
for i in x[:]:
    if i % 2: x.remove(i)
print(x)
words = ['apple', 'fig', 'kiwi', 'date']
print(sorted(words, key=len), sorted(words, key=lambda w: (len(w), w), reverse=True), sorted(words, key=lambda w: w[-1]))
for bad in (lambda: [].pop(), lambda: [1].remove(2), lambda: [1].index(5), lambda: [1][1], lambda: [1, 'a'].sort(), lambda: [1] + (2,), lambda: [][0.5], lambda: [1].pop(4)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
stack, queue = [1, 2, 3], [1, 2, 3]
print(stack.pop(), queue.pop(0), stack, queue)
a, b, *rest = sorted({5, 2, 8, 1})
print(a, b, rest)
