# The time step of a clock may change between runs, that of defaultclock too; private clocks beside it stay.
from brian2 import *
c = Clock(dt=0.25*ms)
A = NeuronGroup(1, 'dx/dt = 1/ms : 1', method='euler')
B = NeuronGroup(1, 'dx/dt = 1/ms : 1', method='euler', dt=0.5*ms)
C = NeuronGroup(1, 'n : 1', clock=c)
C.run_regularly('n += 1')
a = StateMonitor(A, 'x', record=0)
b = StateMonitor(B, 'x', record=0)
k = StateMonitor(C, 'n', record=0)
run(1*ms)
defaultclock.dt = 0.2*ms
c.dt = 0.5*ms
print(A.dt[:], A.t[:], B.dt[:], C.dt[:], C.t[:], C.t_in_timesteps[:])
run(1*ms)
B.clock.dt = 0.25*ms
defaultclock.dt = 0.05*ms
run(0.5*ms)
print(a.t[:])
print(b.t[:], k.t[:])
print(A.x[:], B.x[:], C.n[:])
print(defaultclock.t, defaultclock.timestep, c)
