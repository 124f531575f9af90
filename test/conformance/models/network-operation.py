# What a network_operation sees of groups, clocks and monitors at its place of the step, and what others see of what it writes.
from brian2 import *
G = NeuronGroup(3, '''dv/dt = (1.2 - v)/(2*ms) : 1 (unless refractory)
                      n : 1
                      gain : 1 (shared)''',
                threshold='v > 0.61', reset='v = 0', refractory=0.35*ms, method='exact')
G.gain = 1
M = StateMonitor(G, ['v', 'n'], record=True)
S = SpikeMonitor(G)
R = PopulationRateMonitor(G)
seen = []

@network_operation
def first(t):
    seen.append(('first', t/ms, len(M.t), S.num_spikes, len(R.t)))

@network_operation(dt=0.5*ms, when='after_groups')
def between():
    seen.append(('between', defaultclock.t/ms, len(M.t), S.num_spikes, len(R.t)))
    G.v[1] = 'v + 0.05*gain'
    G.n += 1

@network_operation(dt=0.25*ms, when='thresholds', order=1, name='zz')
def late(t):
    seen.append(('late', t/ms, G.t/ms, S.count[0], S.count[1]))
    if t > 1*ms:
        G.gain = 2
        G.v['i == 2'] = 0.3

@network_operation(when='end', order=1, clock=Clock(dt=1*ms))
def last():
    seen.append(('last', len(R.t), round(R.rate[-1]/kHz, 9)))

run(3*ms)
late.active = False
run(1*ms)
for line in seen:
    print(*[round(float(x), 6) if not isinstance(x, str) else x for x in line])
print(G.n[:], G.v[:], G.gain[:])
print([o.name for o in (first, between, late, last)], between.when, late.order)
