# Synapses on either side of synapses, with sums over them, equations of each step, and a delay that they change.
from brian2 import *
inputs = SpikeGeneratorGroup(2, [0, 1, 0, 1, 0, 1], [1, 2, 6, 7, 11, 12]*ms)
G = NeuronGroup(3, '''v : 1
load : 1''')
S = Synapses(inputs, G, '''dw/dt = (base - w)/(8*ms) : 1 (clock-driven)
base : 1
gain : 1''', on_pre='v_post += w*(1 + gain)', method='exact', name='s_first')
S.connect()
S.base = '0.5 + 0.1*i + 0.01*j'
S.w = 1
slow = Synapses(inputs, S, '''dg/dt = -g/(5*ms) : 1 (clock-driven)
gain_post = g*0.1*base_post : 1 (summed)''', on_pre='g += 1; delay_post += 0.5*ms', method='exact', delay=0.4*ms, name='s_second')
slow.connect(i=[0, 1, 1, 0], j=[0, 1, 5, 5])
among = Synapses(S, S, 'c : 1', name='s_third')
among.connect(i=[0, 0, 1, 3, 3, 4], j=[1, 2, 2, 4, 5, 5])
among.c = 'w_pre*10 + base_post'
total = Synapses(S, G, 'load_post = w_pre*c : 1 (summed)\nc : 1', name='s_fourth')
total.connect('j_pre == j')
total.c = '1 + i'
values = StateMonitor(G, ['v', 'load'], record=True)
own = StateMonitor(S, ['w', 'gain'], record=True)
print(among.i[:], among.j[:], among.c[:], total.i[:], total.j[:])
run(5*ms)
print(S.delay[:])
run(10*ms)
print(G.v[:], G.load[:], S.gain[:], S.w[:], S.delay[:])
