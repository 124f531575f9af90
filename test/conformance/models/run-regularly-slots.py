# Code in other slots and orders: several pieces for one group, one after the other.
from brian2 import *
G = NeuronGroup(2, '''
    dv/dt = (i + 1)/ms : 1
    trail : 1
    ''', threshold='v > 0.45', reset='v = 0', method='euler')
first = G.run_regularly('trail = trail*2 + v', when='before_groups')
second = G.run_regularly('trail = trail/2 + v', when='after_groups', order=3)
third = G.run_regularly('trail += 0.125', when='after_groups', order=-1)
last = G.run_regularly('v -= 0.0625', when='end')
resetting = G.run_regularly('trail += 16*int(v > 0.45)', when='before_resets')
M = StateMonitor(G, ['v', 'trail'], record=True)
end = StateMonitor(G, 'v', record=True, when='end', name='a')
run(1*ms)
print(first.name, second.name, third.name, last.name, resetting.name)
print(G.v[:])
print(G.trail[:])
