# Hodgkin and Huxley's neurons in a network
#
# 400 neurons with the channels of Traub and Miles, a fifth of them inhibitory. A spike opens channels in its partners that
# close again by themselves; how much current flows through them depends on the membrane potential, so that inhibition near
# its reversal potential only holds the membrane, and does not pull it down.
#
# Try: close the inhibitory channels by wi = 0*nS. What does the trace look like when nothing holds the neurons back?
from brian2 import *

seed(6)

Cm = 1*ufarad/cm**2  # capacitance
gl = 0.05*msiemens/cm**2  # the leak
El = -60*mV
g_na = 100*msiemens/cm**2  # sodium, all gates open
ENa = 50*mV
g_kd = 30*msiemens/cm**2  # potassium
EK = -90*mV
VT = -63*mV  # shifts the gates along the potential
taue = 5*ms  # how long excitatory channels stay open
taui = 10*ms
Ee = 0*mV  # where the current of excitation turns round
Ei = -80*mV
we = 12*nS  # what one excitatory spike opens
wi = 130*nS
area = 20000*umetre**2

P = NeuronGroup(400, '''
    dv/dt = (gl*(El-v) + (ge*(Ee-v) + gi*(Ei-v))/area - g_na*m**3*h*(v-ENa) - g_kd*n**4*(v-EK))/Cm : volt
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
title('Spikes; the inhibitory neurons are the upper fifth')
subplot(212)
plot(trace.t/ms, trace.v[0]/mV)
xlabel('Time (ms)')
ylabel('v (mV)')
title('Neuron 275')
tight_layout()
