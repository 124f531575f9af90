# A first synapse: one neuron speaks, the other listens
#
# The source is driven and spikes regularly; the target gets no input but its spikes. Each of them lifts the target by the
# weight at once (on_pre); in between the target leaks. Lifts add up: where they come to the threshold, the target spikes,
# too.
#
# Try: lower the weight, little by little. From where on does the target never spike?
from brian2 import *

weight = 0.4  # what a spike does to the target; its threshold is 1
drive = 2  # what the source gets
tau = 10*ms  # how fast both of them leak
tau_target = 20*ms

source = NeuronGroup(1, 'dv/dt = (drive - v)/tau : 1', threshold='v > 1', reset='v = 0', method='exact')
target = NeuronGroup(1, 'dv/dt = -v/tau_target : 1', threshold='v > 1', reset='v = 0', method='exact')

synapse = Synapses(source, target, on_pre='v_post += weight')
synapse.connect(i=0, j=0)

source_trace = StateMonitor(source, 'v', record=0)
target_trace = StateMonitor(target, 'v', record=0)
source_spikes = SpikeMonitor(source)
target_spikes = SpikeMonitor(target)

run(100*ms)

print(source_spikes.num_spikes, 'spikes of the source,', target_spikes.num_spikes, 'of the target')

figure(figsize=(8, 5))
subplot(211)
plot(source_trace.t/ms, source_trace.v[0])
for t in source_spikes.t:
    axvline(t/ms, ls=':', c='C0', lw=1)
ylabel('v')
title('The source, and its spikes (dotted)')
subplot(212)
plot(target_trace.t/ms, target_trace.v[0], 'C1')
for t in source_spikes.t:
    axvline(t/ms, ls=':', c='C0', lw=1)
for t in target_spikes.t:
    axvline(t/ms, ls='--', c='k')
xlabel('Time (ms)')
ylabel('v')
title('The target, and its own spikes (dashed)')
tight_layout()
