# Objects that are not active rest while time goes on.
from brian2 import *
G = NeuronGroup(1, 'dx/dt = 1/ms : 1', method='euler')
code = G.run_regularly('x += 1')
M = StateMonitor(G, 'x', record=0)
code.active = False
run(0.3*ms)
code.active = True
M.active = False
run(0.2*ms)
M.active = True
G.active = False
print(code.active, M.active)
run(0.3*ms)
G.active = True
run(0.1*ms)
print(M.t[:])
print(M.x[0])
