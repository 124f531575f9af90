"""The namespace of a group is the dict it was given, and is read when a run begins."""
from brian2 import *

constants = {'tau': 10*ms}
G = NeuronGroup(3, 'dv/dt = -v/tau : 1', threshold='v > 100', namespace=constants, method='exact')
H = NeuronGroup(2, 'dv/dt = (v0 - v)/tau_h : 1', method='exact')
S = Synapses(G, H, 'w : 1', on_pre='v_post += w*gain', namespace={'gain': 2})
S.connect()
print(G.namespace is constants, G.namespace['tau'], H.namespace, sorted(S.namespace))

G.v = 'tau/(10*ms)'
constants['tau'] = 20*ms
H.namespace['tau_h'] = 5*ms
H.namespace['v0'] = 2
S.namespace['gain'] = 4
S.w = 'gain + N_pre'
print(S.w[:], G[:2].namespace is constants)
M = StateMonitor(G, 'v', record=0)
N = StateMonitor(H, 'v', record=0)
run(10*ms)
print(G.v[:], H.v[:])
G.namespace['tau'] = 5*ms
H.namespace.update(v0=-1)
run(5*ms)
print(G.v[:], H.v[:])
