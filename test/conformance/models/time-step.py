# Another time step changes Euler's answer and leaves the exact one alone.
from brian2 import *
for step in [0.2*ms, 0.1*ms, 0.05*ms]:
    start_scope()
    defaultclock.dt = step
    A = NeuronGroup(1, 'dv/dt = -v/(5*ms) : 1', method='euler')
    B = NeuronGroup(1, 'dv/dt = -v/(5*ms) : 1', method='exact')
    A.v = 1
    B.v = 1
    M = StateMonitor(A, 'v', record=0)
    run(10*ms)
    print(defaultclock.dt, len(M.t), A.v[0], B.v[0])
