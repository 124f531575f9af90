# How a PoissonGroup looks, what it has, and where it stands in a step.
from brian2 import *
seed(1)
P = PoissonGroup(3, 100*Hz)
Q = PoissonGroup(2, rates='i*100*Hz', when='start', order=3, dt=0.2*ms)
R = PoissonGroup(2, rates=array([1, 2])*kHz, name='R')
x = 3*Hz
S = PoissonGroup(2, rates='x')
print(P, Q, R)
print(len(P), P.N, P.i[:], P.name, Q.name, P.when, P.order, Q.when, Q.order, P.clock, Q.clock)
print(P.rates, Q.rates, R.rates, S.rates)
print(P.rates[:], P.rates_[:], R.rates[1], Q.rates[:], S.rates[:])
P.rates *= 2
P.rates_[1] = 7
print(P.rates, mean(P.rates), P.events)
M = SpikeMonitor(P)
N = PopulationRateMonitor(R)
net = Network(P, Q, R, S, M, N)
P.run_regularly('rates = rand()*Hz', dt=1*ms)
print(net.scheduling_summary())
print(M.source, [o.name for o in net.sorted_objects])
