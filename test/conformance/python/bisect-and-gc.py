import bisect
import gc
from bisect import bisect_left, insort

a = [1, 2, 2, 2, 5, 9]
print(bisect.bisect(a, 2), bisect_left(a, 2), bisect.bisect_right(a, 0), bisect.bisect_left(a, 10))
print(bisect_left(a, 2, 2), bisect_left(a, 9, 0, 3), bisect.bisect_right((1.5, 2.5), 2.5))
insort(a, 4)
bisect.insort_left(a, 5)
print(a)
words = ['a', 'ccc', 'ddddd']
print(bisect_left(words, 3, key=len), bisect.bisect_right(words, 3, key=len))
insort(words, 'bb', key=len)
print(words)
for wrong in (lambda: bisect_left(a, 2, -1), lambda: bisect_left(3, 2), lambda: insort((1, 2), 1), lambda: bisect_left(a, 'x')):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
print(type(gc.collect()) is int, gc.isenabled())
gc.disable()
gc.enable()
