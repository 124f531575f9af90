# Refused: a new time step that does not meet the time reached so far.
# points at: run(1*ms)
from brian2 import *
c = Clock(dt=0.5*ms)
G = NeuronGroup(1, 'n : 1', clock=c)
H = NeuronGroup(1, 'n : 1')
run(2*ms)
print(c.t, c.dt)
c.dt = 0.75*ms
print(G.t[:], G.dt[:])
run(1*ms)
