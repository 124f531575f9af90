# Variables of neurons that are sums over synapses: of those behind and before them, at each step before their update.
from brian2 import *
A = NeuronGroup(3, 'dv/dt = (1 + 0.2*i)/ms : 1\nback : 1', threshold='v > 1.05', reset='v = 0', method='euler')
B = NeuronGroup(4, 'du/dt = (total - u)/(3*ms) : 1\ntotal : 1\nalone : volt', method='euler')
B.total = 7
B.alone = 3*mV
S = Synapses(A, B, '''total_post = w*v_pre : 1 (summed)
back_pre = u_post + 0.1*i : 1 (summed)
w : 1''')
S.connect(condition='i != j and j < 3')
S.w = '1 + 0.1*i + 0.01*j'
T = Synapses(A, B, 'alone_post = g*mV : volt (summed)\ndg/dt = -g/(2*ms) : 1 (clock-driven)', on_pre='g += 1', method='exact')
T.connect(i=[0, 1, 2, 2], j=[1, 1, 2, 1])
M = StateMonitor(B, ['u', 'total', 'alone'], record=True)
N = StateMonitor(A, ['v', 'back'], record=True)
run(5*ms)
print(B.total[:], A.back[:], B.alone[:])
