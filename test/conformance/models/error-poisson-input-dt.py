# Refused: another time step than the input was made for.
# points at: PoissonInput(G
from brian2 import *
G = NeuronGroup(3, 'v : 1')
I = PoissonInput(G, 'v', 10, 1*Hz, weight=1)
defaultclock.dt = 0.2*ms
run(1*ms)
