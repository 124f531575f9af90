# No two neurons are alike: every neuron has its own time constant, threshold and input.
#
# What is the same for all is a constant (v_reset); what differs is a parameter of the equations, set by a
# string that is evaluated for every neuron with fresh random numbers. The raster is sorted by nothing at all, yet
# the histogram of rates shows the spread.
from brian2 import *

N = 200
v_reset = -65*mV
duration = 1*second

population = NeuronGroup(N, '''
    dv/dt = (E - v + drive)/tau : volt (unless refractory)
    E : volt (constant)
    drive : volt (constant)
    tau : second (constant)
    theta : volt (constant)
    ''', threshold='v > theta', reset='v = v_reset', refractory='tau/8', method='exact')
population.E = '-65*mV + 1*mV*randn()'
population.drive = '18*mV + 8*mV*rand()'
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
subplot(122)
hist(rates/Hz, 30, facecolor='C2')
xlabel('Rate (sp/s)')
ylabel('Neurons')
tight_layout()
show()
