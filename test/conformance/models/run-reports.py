# report= with functions, Network.run with one, stop in it, profile with none; what the function is told.
from brian2 import *
G = NeuronGroup(2, 'dv/dt = 1/ms : 1', method='euler')
calls = []
def tell(elapsed, completed, start, duration):
    calls.append((elapsed >= 0*second, completed, start, duration))
run(1*ms, report=tell)
print(calls[0], calls[-1], len(calls))
class Reporter:
    def __init__(self):
        self.seen = []
    def __call__(self, elapsed, completed, start, duration):
        self.seen.append((completed, start/ms, duration/ms))
    def method(self, *args):
        self.seen.append(len(args))
r = Reporter()
run(2*ms, report=r, report_period=100*second)
print(r.seen)
run(1*ms, report=r.method)
print(r.seen)
H = NeuronGroup(1, 'v : 1')
net = Network(H)
net.run(0.5*ms, report=lambda e, c, s, d: calls.append(c))
print(calls[2:], net.t)
net.run(0*ms, report=r)
print(r.seen[-2:])
for bad in [3, 'foo']:
    try:
        net.run(1*ms, report=bad)
    except Exception as exc:
        print(type(exc).__name__, exc)
