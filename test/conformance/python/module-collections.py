# The module collections.
from collections import defaultdict, Counter, OrderedDict, deque, namedtuple
d = defaultdict(list)
for k, v in [('a', 1), ('b', 2), ('a', 3)]:
    d[k].append(v)
print(d, dict(d), d['new'], len(d), 'zz' in d, d.get('zz'), defaultdict(int, {'a': 1}), isinstance(d, dict), type(d).__name__)
n = defaultdict(lambda: defaultdict(int))
n['x']['y'] += 5
print(n['x']['y'], list(n), defaultdict(None, a=1))
try:
    defaultdict()['q']
except KeyError as e:
    print('KeyError', e)
c = Counter('mississippi')
print(c, c['s'], c['zz'], c.most_common(2), sorted(c.elements())[:4], c.total(), Counter(a=2, b=1), Counter({'x': 3}), Counter([1, 1, 2]), len(c))
c.update('sss'); c.subtract({'i': 4}); c['new'] += 1; print(c, Counter('aab') + Counter('bc'), Counter('aab') - Counter('ab'), Counter('aab') & Counter('ab'), Counter('aab') | Counter('abb'))
print(Counter('hello world').most_common(1), sum(Counter('ab').values()), Counter() == Counter(), Counter('ab') == {'a': 1, 'b': 1}, Counter())
o = OrderedDict([('b', 1), ('a', 2)])
o['c'] = 3; o.move_to_end('b'); print(o, list(o), o.popitem(last=False), o == {'c': 3, 'b': 1}, OrderedDict())
o.move_to_end('b', last=False); print(list(o.items()), list(reversed(o)))
q = deque([1, 2, 3], maxlen=4)
q.append(4); q.append(5); q.appendleft(0); print(q, len(q), q[0], q[-1], q.maxlen, 4 in q, list(q), sum(q))
q.rotate(1); print(q); q.rotate(-2); print(q, q.pop(), q.popleft(), q); q.extend([8, 9]); q.extendleft([6, 7]); print(q, deque('ab'), q.count(3), q.index(3), deque([1]) == deque([1]))
q.clear(); print(q, bool(q))
try:
    q.pop()
except IndexError as e:
    print(e)
def bfs(graph, start):
    seen, todo = {start}, deque([start])
    order = []
    while todo:
        node = todo.popleft()
        order.append(node)
        for other in graph[node]:
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return order
print(bfs({1: [2, 3], 2: [4], 3: [4], 4: []}, 1))
