# A crowd that gets used to things: adaptive thresholds
#
# Each of 1000 neurons is a leaky membrane with noise. A spike makes the next one harder, because it lifts the neuron's own
# threshold, which then sinks back slowly. When the stimulus comes on, the whole population answers at once; some
# hundred milliseconds later the raised thresholds have calmed it down to a lower, steady rate.
#
# Try: set theta_jump to 0 mV. The answer to the onset is almost as before, but nothing calms the crowd.
from brian2 import *

seed(4)

N = 1000  # neurons
tau = 20*ms  # how fast a membrane forgets
v_rest = -65*mV
v_reset = -70*mV
sigma = 4*mV  # standard deviation of its fluctuations
tau_theta = 150*ms  # how fast a threshold forgives
theta_rest = -50*mV
theta_jump = 3*mV  # the price of one spike
stimulus = 25*mV
onset = 100*ms  # when it comes on
duration = 600*ms

equations = '''
dv/dt = (v_rest + drive - v)/tau + sigma*sqrt(2/tau)*xi : volt (unless refractory)
dtheta/dt = (theta_rest - theta)/tau_theta : volt
drive = stimulus*int(t >= onset) : volt
'''

after_a_spike = '''
v = v_reset
theta += theta_jump
'''

neurons = NeuronGroup(N, equations, threshold='v > theta', reset=after_a_spike, refractory=2*ms, method='euler')
neurons.v = 'v_rest + sigma*randn()'
neurons.theta = theta_rest

spikes = SpikeMonitor(neurons)
run(duration)

print('%d spikes, %.1f per neuron' % (spikes.num_spikes, spikes.num_spikes/N))

# Above, one dot per spike; below, how many spikes per second an average neuron fires.
figure(figsize=(8, 6))
subplot(211)
plot(spikes.t/ms, spikes.i, '.k', markersize=1)
axvline(onset/ms, ls='--', c='C1')
xlim(0, duration/ms)
ylabel('Neuron')
title('A population adapts')

bins = 120
subplot(212)
hist(spikes.t/ms, bins, histtype='stepfilled', facecolor='C0', weights=ones(len(spikes))/(N*duration/bins))
axvline(onset/ms, ls='--', c='C1')
xlim(0, duration/ms)
xlabel('Time (ms)')
ylabel('Rate (sp/s)')
tight_layout()
