# No two neurons are alike
#
# Every neuron has its own time constant, threshold and input. What is the same for all is a constant (v_reset); what differs
# is a parameter of the equations, set by a string that is evaluated for every neuron with fresh random numbers. The raster
# is sorted by nothing at all, yet the histogram of rates shows the spread.
#
# Try: set spread_drive to 0 mV. How much of the spread of rates is left?
from brian2 import *

seed(1)

N = 200  # neurons
v_reset = -65*mV  # where spikes end, for all of them
drive = 18*mV  # the weakest input
spread_drive = 8*mV  # how much stronger the strongest is
duration = 1*second

population = NeuronGroup(N, '''
    dv/dt = (E - v + I)/tau : volt (unless refractory)
    E : volt (constant)
    I : volt (constant)
    tau : second (constant)
    theta : volt (constant)
    ''', threshold='v > theta', reset='v = v_reset', refractory='tau/8', method='exact')
population.E = '-65*mV + 1*mV*randn()'
population.I = 'drive + spread_drive*rand()'
population.tau = '(10 + 20*rand())*ms'
population.theta = '-50*mV + 1.5*mV*randn()'
population.v = 'v_reset + rand()*(theta - v_reset)'

spikes = SpikeMonitor(population)
run(duration)

rates = spikes.count/duration
print('mean rate', mean(rates))
print('silent neurons:', sum(spikes.count == 0))

figure(figsize=(10, 4))
subplot(121)
plot(spikes.t/ms, spikes.i, '.k', markersize=1)
xlabel('Time (ms)')
ylabel('Neuron')
title('Spikes')
subplot(122)
hist(rates/Hz, 30, facecolor='C2')
xlabel('Rate (sp/s)')
ylabel('Neurons')
title('How often they fire')
tight_layout()
