# A group that is not active rests with its regular operations; monitors too, and what they recorded stays.
from brian2 import *
G = NeuronGroup(2, 'dv/dt = 1/ms : 1', threshold='v>1.45', reset='v=0', method='euler')
H = NeuronGroup(2, 'dw/dt = 1/ms : 1', method='euler')
M = StateMonitor(G, 'v', record=0)
S = SpikeMonitor(G)
op = H.run_regularly('w += 10', dt=1*ms)
print(G.active, M.active, S.active, op.active)
M.active = False
run(0.5*ms)
print(len(M.t), G.v[:], H.w[:])
M.active = True
H.active = False
run(0.5*ms)
print(len(M.t), M.t[:], G.v[:], H.w[:])
G.active = False
S.active = False
run(1*ms)
print(G.v[:], S.num_spikes, H.w[:])
print(scheduling_summary())
G.active = True
run(1*ms)
print(G.v[:], S.num_spikes, H.w[:])
op.active=False
run(1*ms)
print(H.w[:], op.active)
H.active=True
print(op.active)
run(1*ms)
print(H.w[:], S.t[:])
S.active = True
run(2*ms)
print(S.t[:], len(M.t))
