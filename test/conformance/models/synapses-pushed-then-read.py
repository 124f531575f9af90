# What one operation has given to neurons, the next one reads from them when it is whole.
from brian2 import *
G = NeuronGroup(3, 'x : 1')
S = Synapses(G, G, '''w : 1
y : 1''')
S.connect()
S.w = '1 + i + 3*j'
S.run_regularly('x_post += w', dt=0.1*ms, order=0)
S.run_regularly('y = x_post', dt=0.1*ms, order=1)
M = StateMonitor(S, 'y', record=True)
run(0.5*ms)
print(G.x[:])
