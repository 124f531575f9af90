# COBAHH with connections by a rule instead of chance: every spike of 300 ms is Brian 2's.
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
    ''', threshold='v > -20*mV', refractory=3*ms, method='exponential_euler')
P.v = 'El + ((i*37 % 100)*0.2 - 15)*mV'
P.ge = '(i*53 % 100)*0.6*nS + 10*nS'
P.gi = '(i*71 % 100)*4*nS'
exc = Synapses(P[:3200], P, on_pre='ge_post += 6*nS')
inh = Synapses(P[3200:], P, on_pre='gi_post += 67*nS')
exc.connect('(7*i*i + 31*j + i*j) % 50 == 0')
inh.connect('(11*i*i + 17*j + i*j) % 50 == 0')
def simulate():
    """As sums: twenty thousand spikes are many to keep."""
    spikes = SpikeMonitor(P)
    run(300*ms)
    print(len(exc), len(inh), spikes.num_spikes)
    for start in range(0, 300, 50):
        part = (spikes.t/ms >= start) & (spikes.t/ms < start + 50)
        steps = rint(spikes.t[part]/defaultclock.dt)
        print(start, sum(part), sum(spikes.i[part]), sum((spikes.i[part] % 97)*steps))
simulate()
