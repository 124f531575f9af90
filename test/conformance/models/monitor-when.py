# A monitor sees the start of a step, or its end.
from brian2 import *
G = NeuronGroup(1, 'dx/dt = 1/ms : 1', threshold='x > 0.55', reset='x = 0', method='euler')
start = StateMonitor(G, 'x', record=0)
end = StateMonitor(G, 'x', record=0, when='end')
before = StateMonitor(G, 'x', record=0, when='before_resets')
run(1*ms)
print(start.x[0])
print(before.x[0])
print(end.x[0])
