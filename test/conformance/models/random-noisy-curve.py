# Statistics: noise and refractoriness over a range of drives.
from brian2 import *
start_scope()
N = 100
tau = 15*ms
sigma = 0.3
G = NeuronGroup(N, '''
    dv/dt = (drive - v)/tau + sigma*xi*tau**-0.5 : 1 (unless refractory)
    drive : 1
    ''', threshold='v > 1', reset='v = 0', refractory=4*ms, method='euler')
G.drive = '2.5*i/(N - 1)'
spikes = SpikeMonitor(G)
run(300*ms)
