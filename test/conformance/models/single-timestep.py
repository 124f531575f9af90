# record_single_timestep() takes a sample of the state between runs: the last values, of which no run has a sample.
from brian2 import *
tau = 5*ms
G = NeuronGroup(3, '''dv/dt = (k - v)/tau : volt
                      w = 2*v*gain : volt
                      k : volt (shared)
                      n : integer''', method='exact')
gain = 1.5
G.k = 3*mV
G.n = 'i'
M = StateMonitor(G, ['v', 'w', 'k', 'n'], record=[2, 0], dt=0.5*ms)
N = StateMonitor(G, True, record=True, dt=1*ms)
try:
    M.record_single_timestep()
except TypeError as error:
    print(error)
run(2*ms)
M.record_single_timestep()
N.record_single_timestep()
G.v[0] = 1*mV
M.record_single_timestep()
run(1*ms)
print(M.t[:], len(M.t), len(N.t))
print(M.v/mV)
print(M.w[0]/mV, M.k/mV)
print(M.n, M[0].v/mV)
