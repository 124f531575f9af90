# A variable kept with each spike: before the reset by default, after it in a later slot.
from brian2 import *
G = NeuronGroup(3, '''
    dv/dt = (1.3 + 0.4*i - v)/(5*ms) : 1
    w : 1
    ''', threshold='v > 1', reset='v = 0.1*i; w += 1', method='exact')
before = SpikeMonitor(G, variables=['v', 'w'])
early = SpikeMonitor(G, variables=['v', 'w'], when='before_resets')
after = SpikeMonitor(G, variables=['v', 'w'], when='after_resets')
end = SpikeMonitor(G, variables='w', record=True, when='end')
run(20*ms)
print(before.when, before.order, early.order, after.when)
print(after.v[:])
print(before.w[:])
print(after.w[:], end.w[:])
print(before.values('w')[2], after.values('v')[1])
