# Exponential Euler where a rate is not linear: the variable is collected outside of functions and quotients, which may hold
# it too (instantaneous activation, a rectified current).
from brian2 import *

Cm = 1*uF/cm**2
gL = 2*msiemens/cm**2
gCa = 4.4*msiemens/cm**2
gK = 8*msiemens/cm**2
EL, ECa, EK = -60*mV, 120*mV, -84*mV
G = NeuronGroup(4, '''
    dv/dt = (I - gL*(v - EL) - gCa*m_inf*(v - ECa) - gK*w*(v - EK) - g_out*int(v > 10*mV)*v)/Cm : volt
    dw/dt = 0.04*(w_inf - w)/tau_w : 1
    m_inf = 0.5*(1 + tanh((v + 1.2*mV)/(18*mV))) : 1
    w_inf = 0.5*(1 + tanh((v - 2*mV)/(30*mV))) : 1
    tau_w = 1*ms/cosh((v - 2*mV)/(60*mV)) : second
    dz/dt = (1 - z*w)/(5*ms*(1 + z**2)) : 1
    I : amp/meter**2
    g_out : siemens/meter**2
    ''', threshold='v > 0*mV', refractory='v > 0*mV', method='exponential_euler')
G.v = -40*mV
G.w = 0.2
G.I = '(60 + 30*i)*uA/cm**2'
G.g_out = 'i*0.1*msiemens/cm**2'
trace = StateMonitor(G, ['v', 'w', 'z'], record=True)
spikes = SpikeMonitor(G)
run(120*ms)
print(spikes.count[:])
