# Methods of dicts, views, order, merging.
d = {'a': 1, 'b': 2}
d['c'] = 3; d.update(b=20, d=4); d.update([('e', 5)]); d.update({'a': 10})
print(d, len(d), 'a' in d, 'z' not in d, d.get('z'), d.get('z', 0), d['a'])
print(d.pop('a'), d.pop('zz', None), d.setdefault('b', 99), d.setdefault('new', []), d.popitem(), list(d))
print(d.keys(), d.values(), d.items(), list(d.items())[0], sorted(d.values()), dict(sorted(d.items(), key=lambda kv: -kv[1])))
keys = d.keys()
d['later'] = 0
print(keys, len(keys), 'later' in keys, keys & {'b', 'q'}, keys | {'q'} == set(d) | {'q'}, keys - {'b'} == set(d) - {'b'})
del d['later']
print(dict(a=1, b=2), dict([('a', 1)]), dict(zip('ab', [1, 2])), dict({'x': 1}, y=2), dict.fromkeys('ab', 0), dict.fromkeys([1, 2]), {})
print({**d, 'b': 0}, d | {'z': 1}, {1: 'a', 1.0: 'b', True: 'c'}, {(1, 2): 't', None: 'n', 'k': {'nested': [1]}})
d |= {'or': 1}
print(d)
for k, v in d.items():
    print(k, v, end='; ')
print()
for k in sorted(d, reverse=True):
    print(k, end=' ')
print()
nested = {}
for name, score in [('a', 1), ('b', 2), ('a', 3)]:
    nested.setdefault(name, []).append(score)
print(nested, {k: sum(v) for k, v in nested.items()}, {v: k for k, v in {'x': 1}.items()})
counts = {}
for c in 'mississippi':
    counts[c] = counts.get(c, 0) + 1
print(counts, max(counts, key=counts.get), sorted(counts, key=lambda c: (-counts[c], c)))
print({'a': 1} == {'a': 1.0}, {'a': 1, 'b': 2} == {'b': 2, 'a': 1}, list({'b': 1, 'a': 2}), list(reversed({'b': 1, 'a': 2})))
copy = d.copy()
copy['b'] = 'changed'
print(d['b'], copy['b'])
d.clear()
print(d, bool(d), not copy)
try:
    for k in copy:
        copy[k + 'x'] = 1
except RuntimeError as e:
    print(e)
for bad in (lambda: {}['k'], lambda: {[]: 1}, lambda: {}.popitem(), lambda: {}.pop('a'), lambda: {}[1], lambda: dict(5), lambda: {{}: 1}, lambda: {1: 2}.x):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
d = {'x': {'y': {'z': 1}}}
d['x']['y']['w'] = 2
print(d, d['x']['y'])
s = {}
s['self'] = s
print(s)
print({None: None}.get(None, 5), {'a': None}.get('a', 5), {'a': None}.pop('a', 5))
