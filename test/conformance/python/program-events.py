# A small program: an event queue, a state machine, observers.
class EventQueue:
    def __init__(self):
        self._events, self._count = [], 0
    def push(self, time, action, *args, **kwargs):
        self._events.append((time, self._count, action, args, kwargs))
        self._count += 1
    def run(self, until):
        while self._events:
            self._events.sort(key=lambda e: e[:2], reverse=True)
            time, _, action, args, kwargs = self._events.pop()
            if time > until:
                break
            action(time, *args, **kwargs)

log = []
queue = EventQueue()
def spike(t, neuron, *, period=10):
    log.append((t, neuron))
    queue.push(t + period, spike, neuron, period=period)
queue.push(0, spike, 'a', period=7)
queue.push(3, spike, 'b')
queue.run(until=25)
print(log)

class Machine:
    transitions = {('idle', 'start'): 'running', ('running', 'pause'): 'paused', ('paused', 'start'): 'running', ('running', 'stop'): 'idle'}
    def __init__(self):
        self.state, self.observers = 'idle', []
    def on_change(self, f):
        self.observers.append(f)
        return f
    def fire(self, event):
        try:
            new = self.transitions[self.state, event]
        except KeyError:
            raise ValueError(f'{event!r} is not possible in {self.state!r}') from None
        old, self.state = self.state, new
        for observer in self.observers:
            observer(old, new)

m = Machine()
history = []
@m.on_change
def record(old, new):
    history.append(f'{old}>{new}')
m.on_change(lambda old, new: history.append(len(history)))
for event in ('start', 'pause', 'stop', 'start', 'stop'):
    try:
        m.fire(event)
    except ValueError as e:
        print(e)
print(history, m.state)

def knapsack(items, capacity):
    best = [0] * (capacity + 1)
    for weight, value in items:
        for c in range(capacity, weight - 1, -1):
            best[c] = max(best[c], best[c - weight] + value)
    return best[capacity]
print(knapsack([(12, 4), (2, 2), (1, 1), (4, 10), (1, 2)], 15))
def permutations(xs):
    if len(xs) <= 1:
        return [xs]
    return [[x] + rest for i, x in enumerate(xs) for rest in permutations(xs[:i] + xs[i + 1:])]
print(permutations([1, 2, 3]))
def queens(n, row=0, cols=()):
    if row == n:
        return 1
    return sum(queens(n, row + 1, cols + (c,)) for c in range(n) if all(c != k and abs(c - k) != row - r for r, k in enumerate(cols)))
print([queens(n) for n in range(1, 7)])
def quicksort(xs):
    if len(xs) < 2:
        return xs
    pivot, *rest = xs
    return quicksort([x for x in rest if x < pivot]) + [pivot] + quicksort([x for x in rest if x >= pivot])
print(quicksort([3, 6, 1, 8, 2, 9, 2]))
def integrate(f, a, b, n=1000):
    h = (b - a) / n
    return h * (0.5 * f(a) + sum(f(a + i * h) for i in range(1, n)) + 0.5 * f(b))
print(round(integrate(lambda x: x * x, 0, 3), 4))
