# Equations of synapses that move on at every step, with what comes of neurons at both ends, by several methods.
from brian2 import *
A = NeuronGroup(3, 'dv/dt = (1 + 0.2*i)/ms : 1', threshold='v > 1.05', reset='v = 0', method='euler')
B = NeuronGroup(2, 'du/dt = -u/(3*ms) : 1', method='exact')
S = Synapses(A, B, '''dg/dt = -g/tau : 1 (clock-driven)
tau : second
x = g*(1 - u_post) : 1''', on_pre='g += 1', on_post=None, method='exact')
S.connect()
S.tau = '(1 + i + j)*ms'
N = Synapses(A, B, 'dz/dt = (v_pre - z**2)/(2*ms) : 1 (clock-driven)', method='rk4')
N.connect(condition='i != j')
E = Synapses(A, B, 'ds/dt = (v_pre*s - u_post)/(2*ms) : 1 (clock-driven)', method='euler', on_pre='u_post += 0.2*s')
E.connect()
E.s = 1
W = StateMonitor(S, 'g', record=True)
V = StateMonitor(N, 'z', record=[0, 2])
Z = StateMonitor(E, 's', record=True)
M = StateMonitor(B, 'u', record=True)
run(6*ms)
print(S.g[:], S.x[:], N.z[:], E.s[:])
