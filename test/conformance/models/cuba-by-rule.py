# CUBA with connections by a rule instead of chance: every spike of 300 ms is Brian 2's.
from brian2 import *
P = NeuronGroup(4000, '''
    dv/dt = (ge + gi - (v + 49*mV))/(20*ms) : volt (unless refractory)
    dge/dt = -ge/(5*ms) : volt
    dgi/dt = -gi/(10*ms) : volt
    ''', threshold='v > -50*mV', reset='v = -60*mV', refractory=5*ms, method='exact')
P.v = '-60*mV + (i*37 % 1000)*0.01*mV'
exc = Synapses(P[:3200], P, on_pre='ge_post += 1.62*mV')
inh = Synapses(P[3200:], P, on_pre='gi_post -= 9*mV')
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
