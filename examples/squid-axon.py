# The action potential itself: Hodgkin and Huxley's squid axon
#
# Three gates open and close with the membrane potential (Journal of Physiology 117, 1952); their product lets sodium rush in
# and potassium flow out. Nothing is reset by hand: the spike is in the equations. Euler with a step of 10 us is enough to see
# it.
#
# Try: lower g_Na to 60 msiemens/cm**2, or the current to 0.2 nA. How does the axon answer to the onset?
from brian2 import *

defaultclock.dt = 0.01*ms
area = 10000*umetre**2
C = 1*uF/cm**2  # capacitance
g_Na = 120*msiemens/cm**2  # sodium, all gates open
g_K = 36*msiemens/cm**2  # potassium
g_leak = 0.3*msiemens/cm**2  # the rest
E_Na = 50*mV  # where the current of sodium turns round
E_K = -77*mV
E_leak = -54.4*mV
current = 1*nA  # from 5 ms on

membrane = NeuronGroup(1, '''
    dv/dt = (I - g_Na*m**3*h*(v - E_Na) - g_K*n**4*(v - E_K) - g_leak*(v - E_leak))/C : volt
    dm/dt = alpha_m*(1 - m) - beta_m*m : 1
    dh/dt = alpha_h*(1 - h) - beta_h*h : 1
    dn/dt = alpha_n*(1 - n) - beta_n*n : 1
    alpha_m = 1/exprel(-(v + 40*mV)/(10*mV))/ms : Hz
    beta_m = 4*exp(-(v + 65*mV)/(18*mV))/ms : Hz
    alpha_h = 0.07*exp(-(v + 65*mV)/(20*mV))/ms : Hz
    beta_h = 1/(1 + exp(-(v + 35*mV)/(10*mV)))/ms : Hz
    alpha_n = 0.1/exprel(-(v + 55*mV)/(10*mV))/ms : Hz
    beta_n = 0.125*exp(-(v + 65*mV)/(80*mV))/ms : Hz
    I = current/area*int(t > 5*ms) : amp/metre**2
    ''', threshold='v > 0*mV', refractory='v > 0*mV', method='euler')
membrane.v = -65*mV
membrane.m = 0.053
membrane.h = 0.596
membrane.n = 0.318

trace = StateMonitor(membrane, ['v', 'm', 'h', 'n'], record=0)
spikes = SpikeMonitor(membrane)
run(50*ms)

print(len(spikes), 'spikes at', spikes.t[:])
print('peak', max(trace.v[0]))

figure(figsize=(8, 6))
subplot(211)
plot(trace.t/ms, trace.v[0]/mV, 'k')
ylabel('v (mV)')
title('Action potentials')
subplot(212)
plot(trace.t/ms, trace.m[0], label='m: sodium opens')
plot(trace.t/ms, trace.h[0], label='h: sodium not yet closed')
plot(trace.t/ms, trace.n[0], label='n: potassium opens')
xlabel('Time (ms)')
ylabel('Gates (share open)')
title('What makes them')
ylim(-0.05, 1.4)
legend(ncol=3, loc='upper center')
tight_layout()
