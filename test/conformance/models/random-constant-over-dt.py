# Random numbers that are constant over dt: one draw a step, the same wherever the step looks.
from brian2 import *
G = NeuronGroup(400, '''noise = randn() : 1 (constant over dt)
chance = rand() : 1 (constant over dt)
both = noise + chance : 1
again = noise : 1 (constant over dt)
number = poisson(2.5) : 1 (constant over dt)
dv/dt = -v/(5*ms) + noise/ms : 1
w : 1
differ : 1''', threshold='chance > 0.9', reset='w += number; differ += abs(noise + chance - both)', method='euler')
G.run_regularly('differ = differ + abs(again - noise)', when='before_groups')
M = StateMonitor(G, ['v', 'w', 'noise', 'chance', 'number'], record=arange(40))
S = SpikeMonitor(G)
run(30*ms)
