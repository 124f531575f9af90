# Hodgkin and Huxley's neurons in a network: conductances that open with each spike.
#
# 400 neurons with the channels of Traub and Miles, a fifth of them inhibitory. A spike opens channels in its partners that
# close again by themselves; how much current flows through them depends on the membrane potential, so that inhibition
# near its reversal potential only holds the membrane, and does not pull it down.
from brian2 import *

area = 20000*umetre**2
Cm = 1*ufarad*cm**-2*area
gl, El = 5e-5*siemens*cm**-2*area, -60*mV
g_na, ENa = 100*msiemens*cm**-2*area, 50*mV
g_kd, EK = 30*msiemens*cm**-2*area, -90*mV
VT = -63*mV
taue, taui = 5*ms, 10*ms
Ee, Ei = 0*mV, -80*mV
we, wi = 12*nS, 130*nS

P = NeuronGroup(400, '''
    dv/dt = (gl*(El-v) + ge*(Ee-v) + gi*(Ei-v) - g_na*m**3*h*(v-ENa) - g_kd*n**4*(v-EK))/Cm : volt
    dm/dt = alpha_m*(1-m) - beta_m*m : 1
    dn/dt = alpha_n*(1-n) - beta_n*n : 1
    dh/dt = alpha_h*(1-h) - beta_h*h : 1
    dge/dt = -ge/taue : siemens
    dgi/dt = -gi/taui : siemens
    alpha_m = 1.28/exprel((13*mV - v + VT)/(4*mV))/ms : Hz
    beta_m = 1.4/exprel((v - VT - 40*mV)/(5*mV))/ms : Hz
    alpha_h = 0.128*exp((17*mV - v + VT)/(18*mV))/ms : Hz
    beta_h = 4/(1 + exp((40*mV - v + VT)/(5*mV)))/ms : Hz
    alpha_n = 0.16/exprel((15*mV - v + VT)/(5*mV))/ms : Hz
    beta_n = 0.5*exp((10*mV - v + VT)/(40*mV))/ms : Hz
    ''', threshold='v > -20*mV', refractory=3*ms, method='exponential_euler')
P.v = 'El + (randn()*5 - 5)*mV'
P.ge = '(randn()*1.5 + 4)*10*nS'
P.gi = '(randn()*12 + 20)*10*nS'

exc = Synapses(P[:320], P, on_pre='ge_post += we')
exc.connect(p=0.1)
inh = Synapses(P[320:], P, on_pre='gi_post += wi')
inh.connect(p=0.1)

spikes = SpikeMonitor(P)
trace = StateMonitor(P, 'v', record=275)
run(200*ms)
print(spikes.num_spikes, 'spikes')

figure(figsize=(7, 5))
subplot(211)
plot(spikes.t/ms, spikes.i, '.k', ms=2)
ylabel('Neuron')
subplot(212)
plot(trace.t/ms, trace.v[0]/mV)
xlabel('Time (ms)')
ylabel('v of neuron 275 (mV)')
