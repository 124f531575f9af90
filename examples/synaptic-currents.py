# The shape of postsynaptic potentials: two decaying currents and a membrane.
#
# Five neurons get one volley of excitation at the start; each has a different amount of inhibition with it. The
# three linear equations form a triangle (the currents drive the membrane, nothing drives them back), which is solved
# exactly, step by step.
from brian2 import *

tau_m = 20*ms
tau_e = 5*ms
tau_i = 12*ms
E_leak = -60*mV

neurons = NeuronGroup(5, '''
    dv/dt = (ge + gi - (v - E_leak))/tau_m : volt
    dge/dt = -ge/tau_e : volt
    dgi/dt = -gi/tau_i : volt
    ''', method='exact')
neurons.v = E_leak
neurons.ge = 20*mV
neurons.gi = '-i*3*mV'

trace = StateMonitor(neurons, 'v', record=True)
run(80*ms)

for k in range(5):
    peak = max(trace.v[k])
    print(f'inhibition {3*k:2d} mV, peak {(peak - E_leak)/mV:.3f} mV')
    plot(trace.t/ms, trace.v[k]/mV, label=f'neuron {k}')
axhline(E_leak/mV, ls=':', c='k')
xlabel('Time (ms)')
ylabel('v (mV)')
legend()
show()
