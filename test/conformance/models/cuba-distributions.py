# 4000 neurons with currents that decay after each spike (CUBA), connected at random: how many partners they have on either
# side, how often they spike, and how regularly.
from brian2 import *
P = NeuronGroup(4000, '''
    dv/dt = (ge + gi - (v + 49*mV))/(20*ms) : volt (unless refractory)
    dge/dt = -ge/(5*ms) : volt
    dgi/dt = -gi/(10*ms) : volt
    excitatory : 1
    inhibitory : 1
    outgoing : 1
    ''', threshold='v > -50*mV', reset='v = -60*mV', refractory=5*ms, method='exact')
P.v = '-60*mV + rand()*10*mV'
exc = Synapses(P[:3200], P, on_pre='ge_post += 1.62*mV')
inh = Synapses(P[3200:], P, on_pre='gi_post -= 9*mV')
exc.connect(p=0.02)
inh.connect(p=0.02)
P.excitatory = bincount(exc.j[:], minlength=4000)
P.inhibitory = bincount(inh.j[:], minlength=4000)
P.outgoing = concatenate([bincount(exc.i[:], minlength=3200), bincount(inh.i[:], minlength=800)])
degrees = StateMonitor(P, ['excitatory', 'inhibitory', 'outgoing'], record=True, dt=1*second)
spikes = SpikeMonitor(P)
run(1*second)
