# PoissonGroup with rates as a text over a TimedArray, time and index, certain or impossible in every step; its subgroups and states.
from brian2 import *
stimulus = TimedArray([0, 1e6, 0, 1e6]*Hz, dt=1*ms)
columns = TimedArray(array([[0, 1e6, 0], [1e6, 0, 0], [0, 0, 1e6]])*Hz, dt=0.5*ms)
P = PoissonGroup(4, rates='stimulus(t)', name='P')
Q = PoissonGroup(3, rates='columns(t, i)')
R = PoissonGroup(5, rates='(i % 2)*1e6*Hz*int(t < 0.75*ms)', dt=0.25*ms)
T = PoissonGroup(3, rates=array([0, 1e6, 0])*Hz)
SP = SpikeMonitor(P)
SQ = SpikeMonitor(Q)
SR = SpikeMonitor(R[1:4])
ST = SpikeMonitor(T)
RP = PopulationRateMonitor(P)
M = StateMonitor(Q, 'rates', record=True)
run(2.2*ms)
print(SP.count[:], SQ.count[:], SR.count[:], ST.count[:])
print(SR.i[:], SR.t[:])
T.rates = [1e6, 0, 1e6]*Hz
run(0.3*ms)
print(ST.count[:], T.rates[:], Q.rates[:], R.rates[:])
T.rates = 'i*1e6*Hz'
run(0.3*ms)
print(ST.count[:], P.rates, T.rates, len(P), P.N, Q.rates[1])
