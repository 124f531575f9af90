# Inputs that add in every step, or never, so that nothing is left to chance; where they come in a step, and who is left alone.
from brian2 import *
seed(1)
G = NeuronGroup(3, '''dv/dt = 0/ms : 1 (unless refractory)
x : 1
a : 1''', threshold='v > 4.5', reset='v = 0', refractory=0.3*ms, method='euler')
G.a = 'i + 1'
always = PoissonInput(G, 'v', 2, 10*kHz, '0.5*a')
never = PoissonInput(G, 'x', 5, 0*Hz, weight=1)
before = PoissonInput(G, 'x', 1, 10*kHz, 'v', when='start', order=-1)
M = StateMonitor(G, ['v', 'x'], record=True)
S = SpikeMonitor(G)
run(1.5*ms)
print(G.v[:], G.x[:])
always.active = False
run(0.5*ms)
print(G.v[:], G.x[:])
