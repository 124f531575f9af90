# What a script does with records after a run: views of arrays that write through, units in numpy's functions, arrays of axes.
from brian2 import *

G = NeuronGroup(3, 'dv/dt = (2*volt - v)/(10*ms) : volt', threshold='v > 1.5*volt', reset='v = 0*volt', method='exact')
G.v = '0.3*volt*i'
trace = StateMonitor(G, 'v', record=True)
spikes = SpikeMonitor(G)
run(50*ms)

table = array(trace.v/volt).round(6)
late = table[:, ::100]
late[0] = 0
table.T[200] += 1
print(late)
print(table[1, 198:203], late.T.shape)
rest = trace.v[0][:3]
print(concatenate([rest, rest]), np.insert(rest, 0, 1*volt), zeros_like(rest), np.sum(G.v) < 3)
fig, axs = plt.subplots(2, 2, sharex=True)
for ax, row in zip(axs.flat, trace.v):
    ax.plot(trace.t/ms, row/volt)
axs[1, 1].plot(spikes.t/ms, spikes.i, '.')
axs[1, 1].spines['top'].set_visible(False)
print(axs.shape, len(axs[0, 0].get_xlim()), axs[:, 0].size)
