# Adaptive exponential integrate-and-fire neurons (Brette and Gerstner 2005), from silence to fast spiking.
from brian2 import *

N = 10000
C = 281*pF
gL = 30*nS
EL = -70.6*mV
VT = -50.4*mV
DeltaT = 2*mV
v_cut = VT + 5*DeltaT
tau_w = 144*ms
a = 4*nS
b = 0.0805*nA

G = NeuronGroup(N, '''dv/dt = (gL*(EL - v) + gL*DeltaT*exp((v - VT)/DeltaT) + I - w)/C : volt
                      dw/dt = (a*(v - EL) - w)/tau_w : amp
                      I : amp''',
                threshold='v > v_cut', reset='v = EL; w += b', method='euler')
G.v = EL
G.I = '1.5*nA*i/N'

run(1*second)
