# Integers and truth values of synapses and of their neurons.
from brian2 import *
A = NeuronGroup(3, 'dv/dt = 1/ms : 1\nk : integer\nopen : boolean', threshold='v > 0.85 + 0.1*i', reset='v = 0; k += 1; open = not open', method='euler')
A.open = 'i != 1'
B = NeuronGroup(2, 'n : integer\nflag : boolean\nx : 1')
S = Synapses(A, B, '''count : integer
on : boolean
w : 1
even = count % 2 == 0 : boolean''', on_pre='''count += 1
on = not on
n_post += k_pre + int(open_pre)
x_post += w*int(on) + 0.5*int(even)
flag_post = on and open_pre''')
S.connect()
S.count = 'i + 10*j'
S.on = 'i > j'
S.w = 'k_pre + 0.25'
print(S.count[:], S.on[:], S.w[:], S.open_pre[:], S.k_pre[:], S.even[:])
W = StateMonitor(S, ['count', 'on', 'even'], record=True)
M = StateMonitor(B, ['n', 'flag', 'x'], record=True)
run(5*ms)
print(S.count[:], S.on[:], B.n[:], B.flag[:], B.x[:])
