# Subexpressions that lean on each other, used in equations, thresholds, resets and monitors.
from brian2 import *
tau = 10*ms
G = NeuronGroup(3, '''
    dv/dt = total/tau : 1
    total = drive - leak : 1
    drive = 1.2 + 0.3*i : 1
    leak = v*(1 + extra) : 1
    extra = 0.1*(spikes_so_far + 1) : 1
    spikes_so_far : 1
    bound = 0.8 + 0.02*spikes_so_far : 1
    ''', threshold='v > bound', reset='v = 0.1*drive; spikes_so_far += 1', method='euler')
M = StateMonitor(G, ['v', 'total', 'bound'], record=True)
S = SpikeMonitor(G)
run(60*ms)
print(S.count[:])
print(G.total[:])
print(G.bound[:])
