# A group of one neuron in volts, with everything at its place.
from brian2 import *
G = NeuronGroup(1, '''
    dv/dt = (E - v + R*I)/tau : volt (unless refractory)
    E : volt
    R : ohm
    I : amp
    tau : second
    ''', threshold='v > -50*mV', reset='v = -65*mV', refractory=2*ms, method='exact')
G.E = -70*mV
G.R = 120*Mohm
G.I = 0.2*nA
G.tau = 18*ms
G.v = G.E
S = SpikeMonitor(G)
M = StateMonitor(G, 'v', record=[0])
run(100*ms)
print(S.t[:])
print(G.v[:])
print(G.R[0]*G.I[0])
