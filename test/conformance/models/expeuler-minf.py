# exponential_euler where the coefficients hold the variable: instantaneous m_inf(v), quotients, powers beside bare products.
from brian2 import *
C = 1*uF
gL = 0.1*msiemens
gNa = 5*msiemens
gK = 3*msiemens
G = NeuronGroup(5, '''
dv/dt = (gL*(-65*mV - v) + gNa*m_inf**3*h*(55*mV - v) + gK*n**4*(-90*mV - v) + I)/C : volt
m_inf = alpha/(alpha + beta) : 1
alpha = 0.1*(mV**-1)*10*mV/exprel(-(v + 35*mV)/(10*mV))/ms : Hz
beta = 4*exp(-(v + 60*mV)/(18*mV))/ms : Hz
dh/dt = 5*(0.07*exp(-(v + 58*mV)/(20*mV))/ms*(1 - h) - h/(exp(-0.1/mV*(v + 28*mV)) + 1)/ms) : 1
dn/dt = 5*(0.01*10/exprel(-(v + 34*mV)/(10*mV))/ms*(1 - n) - 0.125*exp(-(v + 44*mV)/(80*mV))/ms*n) : 1
I : amp
da/dt = (tanh(a) - a + 0.3*i)/(4*ms) : 1
db/dt = -b/(1 + b**2)/ms + 0.2/ms : 1
dc/dt = -c*sqrt(abs(c) + 1)/(3*ms) + cos(c)/ms : 1
''', method='exponential_euler', threshold='v > -20*mV', refractory='v > -20*mV')
G.v = -65*mV
G.h = 0.78
G.n = 0.09
G.I = 'i*0.4*uA'
G.a = 'i*0.5 - 1'
G.b = 'i*0.3'
G.c = '1 - i*0.5'
M = StateMonitor(G, ['v', 'h', 'n', 'm_inf', 'a', 'b', 'c'], record=[0, 2, 4], dt=0.5*ms)
S = SpikeMonitor(G)
run(40*ms, report=None)
print(S.count[:])
