# A stored network has the spikes on their way too, and synapses as they were.
from brian2 import *
A = NeuronGroup(3, 'dv/dt = (1 + 0.1*i)/ms : 1', threshold='v > 0.98', reset='v = 0', method='euler')
B = NeuronGroup(3, 'dv/dt = -v/(3*ms) : 1', method='exact')
S = Synapses(A, B, 'w : 1\nda/dt = -a/(2*ms) : 1 (event-driven)', on_pre='v_post += w; a += 1; w += 0.01*a')
S.connect()
S.w = 0.5
S.delay = '(1 + 0.4*i + 0.2*j)*ms'
H = Synapses(A, B, on_pre='v_post += 0.1', delay=2*ms)
H.connect()
M = StateMonitor(B, 'v', record=True)
store('before')
run(2.2*ms)
store()
for k in range(2):
    run(2.5*ms)
    print(B.v[:], S.w[:], S.a[:], S.lastupdate[:], M.v[:, -1])
    S.w = 99
    restore()
    print(B.v[:], S.w[:])
restore('before')
run(1.5*ms)
S.delay = 3*ms
restore()
print(S.delay[:])
run(2.5*ms)
print(B.v[:])
