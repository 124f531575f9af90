# store() and restore(): several states by name, time and the step of the clock, variables, what monitors recorded, given spikes.
from brian2 import *
G = NeuronGroup(3, '''dv/dt = (I - v)/(10*ms) : 1 (unless refractory)
                      I : 1
                      total : 1 (shared)''',
                threshold='v > 1', reset='v = 0; I += 0.1', refractory=1.1*ms, method='exact')
G.I = 'i + 1.05'
P = SpikeGeneratorGroup(2, [0, 1, 0], [1, 12, 25]*ms)
M = StateMonitor(G, ['v', 'I'], record=[0, 2], dt=1*ms)
S = SpikeMonitor(G, variables='I')
Q = SpikeMonitor(P)
R = PopulationRateMonitor(G)
store()
store('same')
for gain in [1, 2, 4]:
    restore()
    G.I = G.I*gain
    run(15*ms)
    print(gain, magic_network.t, S.num_spikes, len(M.t), Q.t[:], G.v[:])
store('middle')
G.total = 7
run(10*ms)
after = array(G.v[:])
print(S.count[:], G.total[:], Q.t[:])
restore('middle')
print(defaultclock.t, G.t[:], S.count[:], len(M.t), len(R.t), G.total[:])
run(10*ms)
print(max(abs(G.v[:] - after)), S.count[:], Q.i[:])
restore('same')
print(defaultclock.t, S.num_spikes, G.I[:])
defaultclock.dt = 0.05*ms
restore('middle')
print(defaultclock.dt, defaultclock.t)
run(1*ms)
