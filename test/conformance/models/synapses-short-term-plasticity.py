# Facilitation and depression: two event-driven variables and what a spike takes of them.
from brian2 import *
A = NeuronGroup(3, 'dx/dt = (1 + 0.5*i)/ms : 1', threshold='x > 4.03', reset='x = 0', method='euler')
B = NeuronGroup(3, 'dv/dt = -v/(10*ms) : volt', method='exact')
S = Synapses(A, B, '''du/dt = (U - u)/tau_f : 1 (event-driven)
dr/dt = (1 - r)/tau_d : 1 (event-driven)
U : 1
w : volt
tau_f : second
tau_d : second''', on_pre='''u += U*(1 - u)
v_post += w*u*r
r -= u*r''')
S.connect(condition='i == j')
S.U = [0.1, 0.3, 0.5]
S.u = 'U'
S.r = 1
S.w = 2*mV
S.tau_f = [50, 20, 5]*ms
S.tau_d = [5, 20, 50]*ms
W = StateMonitor(S, ['u', 'r'], record=True)
M = StateMonitor(B, 'v', record=True)
run(60*ms)
print(S.u[:], S.r[:], S.lastupdate[:])
