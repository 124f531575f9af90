# 4000 neurons of Hodgkin and Huxley's kind whose synapses open conductances (COBAHH), connected at random: how many partners
# they have on either side, how often they spike, and how regularly.
from brian2 import *
area = 20000*umetre**2
Cm = 1*ufarad*cm**-2*area
gl, g_na, g_kd = 5e-5*siemens*cm**-2*area, 100*msiemens*cm**-2*area, 30*msiemens*cm**-2*area
El, EK, ENa, VT = -60*mV, -90*mV, 50*mV, -63*mV
P = NeuronGroup(4000, '''
    dv/dt = (gl*(El - v) + ge*(0*mV - v) + gi*(-80*mV - v) - g_na*m**3*h*(v - ENa) - g_kd*n**4*(v - EK))/Cm : volt
    dm/dt = 0.32/mV*4*mV/exprel((13*mV - v + VT)/(4*mV))/ms*(1 - m) - 0.28/mV*5*mV/exprel((v - VT - 40*mV)/(5*mV))/ms*m : 1
    dn/dt = 0.032/mV*5*mV/exprel((15*mV - v + VT)/(5*mV))/ms*(1 - n) - 0.5*exp((10*mV - v + VT)/(40*mV))/ms*n : 1
    dh/dt = 0.128*exp((17*mV - v + VT)/(18*mV))/ms*(1 - h) - 4/(1 + exp((40*mV - v + VT)/(5*mV)))/ms*h : 1
    dge/dt = -ge/(5*ms) : siemens
    dgi/dt = -gi/(10*ms) : siemens
    excitatory : 1
    inhibitory : 1
    outgoing : 1
    ''', threshold='v > -20*mV', refractory=3*ms, method='exponential_euler')
P.v = 'El + (randn()*5 - 5)*mV'
P.ge = '(randn()*1.5 + 4)*10*nS'
P.gi = '(randn()*12 + 20)*10*nS'
exc = Synapses(P[:3200], P, on_pre='ge_post += 6*nS')
inh = Synapses(P[3200:], P, on_pre='gi_post += 67*nS')
exc.connect(p=0.02)
inh.connect(p=0.02)
P.excitatory = bincount(exc.j[:], minlength=4000)
P.inhibitory = bincount(inh.j[:], minlength=4000)
P.outgoing = concatenate([bincount(exc.i[:], minlength=3200), bincount(inh.i[:], minlength=800)])
degrees = StateMonitor(P, ['excitatory', 'inhibitory', 'outgoing'], record=True, dt=250*ms)
spikes = SpikeMonitor(P)
run(250*ms)
