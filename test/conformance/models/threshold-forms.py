# Thresholds with and, or, not, other variables and arithmetic.
from brian2 import *
eqs = '''
dv/dt = (1.5 - v)/(10*ms) : 1
dtheta/dt = (0.7 - theta)/(20*ms) : 1
armed : boolean
'''
A = NeuronGroup(2, eqs, threshold='v > theta and armed', reset='v = 0; theta += 0.3', method='exact')
B = NeuronGroup(2, eqs, threshold='(v > 1.1 or v + theta > 1.75) and not armed', reset='v = 0.2', method='exact')
C = NeuronGroup(2, eqs, threshold='v - 0.5*i >= 0.6', reset='v -= 0.35 + 0.1*i', method='exact')
A.theta = 0.7
A.armed = [True, False]
B.armed = [True, False]
sa = SpikeMonitor(A)
sb = SpikeMonitor(B)
sc = SpikeMonitor(C)
run(60*ms)
print(sa.count[:], sb.count[:], sc.count[:])
print(sa.t[:])
print(sb.t[:])
print(sc.t[sc.i == 1])
