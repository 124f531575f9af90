# Several pathways with names on each side, each with its delay; the code and the delay of each can be asked for.
from brian2 import *
A = SpikeGeneratorGroup(3, [0, 1, 2, 0], [0.5, 0.5, 1.2, 3.1]*ms)
B = NeuronGroup(2, 'dv/dt = -v/(4*ms) : 1\nc : 1', threshold='v > 0.9', reset='v = 0', method='exact')
S = Synapses(A, B, '''w : 1
n_up : integer
n_down : integer
n_back : integer''',
             on_pre={'up': 'v_post += w; n_up += 1', 'down': 'v_post -= w/2; n_down += 1'},
             on_post={'back': 'n_back += 1; c_post += 1', 'late': 'c_post += 10'},
             delay={'up': 1*ms, 'down': 2.5*ms, 'late': 0.3*ms})
S.connect(i=[0, 1, 2, 0], j=[0, 0, 1, 1])
S.w = [0.6, 0.7, 1.4, 0.2]
print(S.up.delay, S.down.delay, S.late.delay, S.back.delay[:])
print(S.up.code, S.up.name)
M = StateMonitor(B, ['v', 'c'], record=True)
W = StateMonitor(S, ['n_up', 'n_down', 'n_back'], record=True)
sb = SpikeMonitor(B)
run(8*ms)
print(S.n_up[:], S.n_down[:], S.n_back[:], B.c[:])
