# stop() in an operation ends the run after the step at hand; an exception ends it at once, and the step is done again.
from brian2 import *
G = NeuronGroup(1, 'dv/dt = 1/ms : 1', method='euler')
M = StateMonitor(G, 'v', record=0)

@network_operation(when='thresholds')
def halt(t):
    if G.v[0] > 0.45:
        stop()

run(2*ms)
print(G.t[:], M.t[:], M.v[0], defaultclock.t)
halt.active = False
run(0.2*ms)
print(G.t[:], M.t[:])

start_scope()
H = NeuronGroup(1, 'dv/dt = 1/ms : 1', method='euler')
N = StateMonitor(H, 'v', record=0)

@network_operation(when='end')
def fail(t):
    if t >= 0.3*ms:
        raise ValueError('that is far enough')

net = Network(H, N, fail)
try:
    net.run(1*ms)
except ValueError as error:
    print('stopped by:', error)
print(net.t, H.v[:], N.t[:])
fail.active = False
net.run(0.2*ms)
print(net.t, H.v[:], N.t[:], N.v[0])

@network_operation(when='before_start', dt=0.2*ms)
def stop_network():
    net.stop()

net.add(stop_network)
net.run(1*ms)
print(net.t, H.t[:])
