# network_operation and NetworkOperation: own dt, clocks, slots, order, methods of classes, stop, changes that others see.
from brian2 import *
G = NeuronGroup(3, '''dv/dt = 1/ms : 1
w : 1
s : volt (shared)''', threshold='v > 0.75', reset='v = 0', method='euler')
log = []
class Controller:
    def __init__(self, gain):
        self.gain = gain
        self.calls = 0
    def act(self, t):
        self.calls += 1
        G.w += self.gain
        log.append(('act', round(t/ms, 4)))
    def silent(self):
        G.s = self.calls*mV
control = Controller(0.5)
first = NetworkOperation(control.act, dt=0.3*ms, when='before_groups', order=-1)
second = NetworkOperation(control.silent, when='after_resets', name='second', clock=Clock(0.2*ms))
@network_operation(when='start', order=3)
def late():
    log.append(('late', round(float(G.v[0]), 6)))
@network_operation(when='start', order=-3, dt=0.5*ms)
def early(time):
    log.append(('early', round(time/ms, 4)))
    if time >= 1.5*ms:
        stop()
counter = [0]
@network_operation(dt=0.25*ms)
def counted():
    counter[0] += 1
M = StateMonitor(G, ['v', 'w', 's'], record=[0])
S = SpikeMonitor(G)
run(3*ms)
for line in log:
    print(*line)
print(control.calls, counter, G.w[:], G.s[:], defaultclock.t, magic_network.t)
print(first.name, second.name, late.name, first.when, first.order, second.clock.dt)
run(0.4*ms)
print(control.calls, counter, len(M.t), S.count[:])
for bad in [lambda: network_operation(when='nowhere')(lambda: None), lambda: NetworkOperation(lambda a, b: None)]:
    try:
        bad()
    except Exception as exc:
        print(type(exc).__name__, exc)
