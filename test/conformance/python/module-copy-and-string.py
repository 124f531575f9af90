# The modules copy, string and os.path.
import copy, string
import os.path
from os.path import join, splitext
import os
a = [1, [2, 3], {'k': [4]}]
b, c = copy.copy(a), copy.deepcopy(a)
a[1].append(9); a[2]['k'].append(8)
print(a, b, c, b[1] is a[1], c[1] is a[1])
class Node:
    def __init__(self, v): self.v, self.next = v, None
n = Node([1]); n.next = n
m = copy.deepcopy(n)
m.v.append(2)
print(n.v, m.v, m.next is m, copy.copy(n).v is n.v)
s = {1, 2}; t = copy.copy(s); t.add(3); print(s, t, copy.deepcopy((1, [2])), copy.copy('x'), copy.deepcopy({'a': {'b': {1}}}))
class Custom:
    def __copy__(self): return 'shallow'
    def __deepcopy__(self, memo): return 'deep'
print(copy.copy(Custom()), copy.deepcopy([Custom()]))
print(string.ascii_lowercase, string.digits, string.ascii_uppercase[:3], string.hexdigits, string.punctuation, string.capwords('hello  big world'), len(string.printable))
print(join('a', 'b', 'c.txt'), join('a/', '/b'), join('', 'x'), splitext('a/b.tar.gz'), splitext('.bashrc'), os.path.basename('a/b.txt'), os.path.dirname('/a/b/c'), os.path.split('/a/b'), os.path.normpath('a/../b/./c//d'), os.path.isabs('/x'), os.sep, os.path.commonprefix(['abc', 'abd']))
