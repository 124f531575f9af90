# Linked variables in resets, events, thresholds, regular code and refractoriness, and links of links under an index variable.
from brian2 import *
pool = NeuronGroup(3, '''dg/dt = (1 - g)/(2*ms) : 1
E : volt
k : integer
open : boolean
gain : 1 (shared)''', method='exact', name='pool')
pool.E = '(-50 - i)*mV'
pool.k = 'i + 1'
pool.open = 'i != 1'
pool.gain = 0.5
middle = NeuronGroup(4, '''source : 1 (linked)
offset : 1
total = source + offset : 1
level : integer (linked)
gate : boolean (linked)''', name='middle')
middle.offset = '0.1*i'
middle.source = linked_var(pool, 'g', index=[0, 2, 1, 0])
middle.level = linked_var(pool.k, index=[0, 2, 1, 1])
middle.gate = linked_var(pool, 'open', index=[0, 2, 1, 0])
G = NeuronGroup(4, '''dv/dt = (total*3 - v)/(1.5*ms) : 1 (unless refractory)
total : 1 (linked)
level : integer (linked)
gate : boolean (linked)
gain : 1 (linked)
E : volt (linked)
F : volt (linked)
y : volt
n : integer
which : integer''', threshold='v > 0.8 + 0.103*level and gate', reset='''v = total*gain
n += level
y = E + n*mV''', refractory='level*0.3*ms', events={'wide': 'total > 1.101'}, method='euler', name='target')
G.total = linked_var(middle, 'total')
G.level = linked_var(middle.level, index=[3, 2, 1, 0])
G.gate = linked_var(middle, 'gate')
G.gain = linked_var(pool, 'gain')
G.E = linked_var(pool, 'E', index=[2, 1, 0, 0])
G.F = linked_var(pool, 'E', index='which')
G.which = '2 - i//2'
G.run_on_event('wide', 'y = y + E*gain*0.001')
G.run_regularly('v = v + 0.01*total*int(gate); y += 0.01*F', dt=0.5*ms)
pool.run_regularly('gain = gain*0.9', dt=1*ms)
M = StateMonitor(G, ['v', 'total', 'level', 'gate', 'gain', 'E', 'F', 'y', 'n'], record=True)
S = SpikeMonitor(G, variables=['v', 'n'])
W = EventMonitor(G, 'wide', record=False)
run(4*ms)
print(S.count[:], W.count[:], G.n[:], G.y[:])
print(G.level[:], G.gate[:], G.E[:], G.gain, G.total['level > 1'], middle.total[:])
G.which = [1, 1, 0, 2]
pool.open = 'not open'
run(2*ms)
print(S.count[:], G.gate[:], G.total[1:3], G.level[[0, -1]])
