# Near ones rather than far ones: a sheet of neurons
#
# Neurons stand on a square sheet; the nearer two of them are, the likelier there is a synapse, and the sooner its spikes
# arrive. Positions are parameters of the neurons, which the strings of probability and delay make use of. A few neurons in
# the middle are made to spike: the excitation runs over the sheet as a wave.
#
# Try: make width smaller, little by little. The wave becomes slower; when does it die out?
from brian2 import *

seed(12)

side = 25  # neurons along the sheet
space = 20*umetre  # between two of them
width = 50*umetre  # how far synapses reach
speed = 20*umetre/ms  # of spikes on their way
weight = 0.3  # of every synapse; thresholds are 1

sheet = NeuronGroup(side**2, '''
    dv/dt = -v/(10*ms) : 1
    x : metre (constant)
    y : metre (constant)
    ''', threshold='v > 1', reset='v = 0', refractory=1*second, method='exact')
sheet.x = '(i % side)*space'
sheet.y = '(i // side)*space'

S = Synapses(sheet, sheet, on_pre='v_post += weight')
S.connect('i != j', p='exp(-((x_pre - x_post)**2 + (y_pre - y_post)**2)/(2*width**2))')
S.delay = 'sqrt((x_pre - x_post)**2 + (y_pre - y_post)**2)/speed'
middle = side**2//2
sheet.v['(x - 12*space)**2 + (y - 12*space)**2 < (45*umetre)**2'] = 2

spikes = SpikeMonitor(sheet)
run(60*ms)
print(len(S), 'synapses,', spikes.num_spikes, 'spikes')

figure(figsize=(10, 4.5))
subplot(121)
near = S.j['i == middle']
plot(sheet.x/umetre, sheet.y/umetre, '.', c='lightgrey', ms=4)
plot(sheet.x[near]/umetre, sheet.y[near]/umetre, '.C0')
plot(sheet.x[middle]/umetre, sheet.y[middle]/umetre, 'oC1')
xlabel('x (um)')
ylabel('y (um)')
title('Targets of the neuron in the middle')
subplot(122)
scatter(sheet.x/umetre, sheet.y/umetre, c='lightgrey', s=4)
scatter(sheet.x[spikes.i]/umetre, sheet.y[spikes.i]/umetre, c=spikes.t/ms, s=20)
colorbar(label='Time of its spike (ms)')
xlabel('x (um)')
title('A wave runs over the sheet')
tight_layout()
