# The shape of postsynaptic potentials
#
# Five neurons get one volley of excitation at the start; each has a different amount of inhibition with it. The three
# linear equations form a triangle (the currents drive the membrane, nothing drives them back), which is solved exactly, step
# by step. Excitation is over soon; the inhibition that outlives it pulls the membrane below rest.
#
# Try: swap tau_e and tau_i, so that excitation outlives inhibition.
from brian2 import *

tau_m = 20*ms  # the membrane
tau_e = 5*ms  # how fast excitation fades
tau_i = 12*ms  # how fast inhibition fades
E_leak = -60*mV  # where the membrane rests
excitation = 20*mV  # what every neuron gets

neurons = NeuronGroup(5, '''
    dv/dt = (ge + gi - (v - E_leak))/tau_m : volt
    dge/dt = -ge/tau_e : volt
    dgi/dt = -gi/tau_i : volt
    ''', method='exact')
neurons.v = E_leak
neurons.ge = excitation
neurons.gi = '-i*3*mV'

trace = StateMonitor(neurons, 'v', record=True)
run(80*ms)

figure(figsize=(7, 4))
for k in range(5):
    peak = max(trace.v[k])
    print(f'inhibition {3*k:2d} mV, peak {(peak - E_leak)/mV:.3f} mV')
    plot(trace.t/ms, trace.v[k]/mV, label=f'{3*k} mV')
axhline(E_leak/mV, ls=':', c='k')
xlabel('Time (ms)')
ylabel('v (mV)')
title('Excitation of 20 mV with inhibition of ...')
legend()
