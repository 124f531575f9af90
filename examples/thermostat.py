# Python while it runs: a thermostat for the firing rate
#
# A network_operation is a Python function that is called again and again during a run. This one counts, every 100 ms, the
# spikes since it was last called, and turns the input of all neurons up or down until they fire as often as they should.
# After two seconds the neurons become leakier: they fall silent, and are brought back.
#
# Try: raise the gain to 0.02, then to 0.1: a thermostat that is too eager swings.
from brian2 import *

target = 20*Hz  # how often the neurons should fire
gain = 0.005  # how eagerly the input is corrected, for each Hz of error
N = 50  # neurons
tau = 20*ms  # how fast they leak

neurons = NeuronGroup(N, '''
    dv/dt = (drive*strength - leak*v)/tau : 1
    drive : 1 (shared)
    strength : 1 (constant)
    ''', threshold='v > 1', reset='v = 0', method='euler')
neurons.strength = '0.8 + 0.4*i/N'
neurons.v = '(7*i % N)/(1.0*N)'
neurons.drive = 1.0

spikes = SpikeMonitor(neurons)
drive = StateMonitor(neurons, 'drive', record=0, dt=100*ms)
seen = 0
rates = []

@network_operation(dt=100*ms)
def correct():
    global seen
    rate = (spikes.num_spikes - seen)/N/(100*ms)
    seen = spikes.num_spikes
    rates.append(rate/Hz)
    neurons.drive += gain*(target - rate)/Hz

leak = 1
run(2*second)
leak = 1.5
run(2*second)
print('at the end %.1f sp/s, drive %.2f' % (rates[-1], drive.drive[0, -1]))

figure(figsize=(8, 5))
subplot(211)
plot(arange(len(rates))*100, rates, 'o-', ms=4)
axhline(target/Hz, ls='--', c='k')
axvline(2000, ls=':', c='C1')
ylabel('Rate (sp/s)')
title('From 2000 ms on the neurons are leakier')
subplot(212)
plot(drive.t/ms, drive.drive[0], 'C2o-', ms=4)
axvline(2000, ls=':', c='C1')
xlabel('Time (ms)')
ylabel('Drive')
title('What the thermostat does about it')
tight_layout()
