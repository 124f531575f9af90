# A notebook's magic line and explicit imports, with plt and np spelled out.
%matplotlib inline
import numpy as np
import matplotlib.pyplot as plt
from brian2 import NeuronGroup, StateMonitor, run, start_scope, ms, second
start_scope()
tau = 10*ms
G = NeuronGroup(1, 'dv/dt = -v/tau : 1', method='exact'); G.v = 1
M = StateMonitor(G, 'v', record=0)
run(0.02*second)
fig, ax = plt.subplots()
ax.plot(M.t/ms, M.v[0], '--', label='v')
ax.set_xlabel('Time (ms)')
ax.set_ylabel('v')
ax.legend()
plt.show()
print(np.round(M.v[0][-1], 6), np.exp(-2))
