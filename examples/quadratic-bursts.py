# One nonlinear model, four personalities
#
# Izhikevich's two equations (IEEE Transactions on Neural Networks 14, 2003) are a quadratic membrane and a recovery
# variable. Where the reset puts them (c, d) and how fast recovery is (a) decides between regular spiking, adapting bursts,
# chattering and fast spiking. All four are neurons of one group with different parameters.
#
# Try: lower the current to 4. Which of the four fall silent, and which change their manner?
from brian2 import *

current = 10  # what all of them get
onset = 20*ms  # from then on
names = ['regular', 'bursting', 'chattering', 'fast']

neurons = NeuronGroup(4, '''
    dv/dt = (0.04*v**2 + 5*v + 140 - u + I)/ms : 1
    du/dt = a*(b*v - u)/ms : 1
    I = current*int(t > onset) : 1
    a : 1
    b : 1
    c : 1
    d : 1
    ''', threshold='v >= 30', reset='''
    v = c
    u += d
    ''', method='euler')
neurons.a = [0.02, 0.02, 0.02, 0.1]
neurons.b = 0.2
neurons.c = [-65, -55, -50, -65]
neurons.d = [8, 4, 2, 2]
neurons.v = -70
neurons.u = 'b*v'

trace = StateMonitor(neurons, 'v', record=True)
spikes = SpikeMonitor(neurons)
run(120*ms)

figure(figsize=(8, 8))
for k in range(4):
    print(names[k], spikes.count[k], 'spikes, the first three at', spikes.t[spikes.i == k][:3])
    subplot(4, 1, k + 1)
    plot(trace.t/ms, trace.v[k], f'C{k}')
    ylim(-85, 45)
    title(names[k])
    ylabel('v (mV)')
xlabel('Time (ms)')
tight_layout()
