# A memory of a direction: a bump of activity that stays where it was put.
#
# Neurons on a ring excite their neighbours and inhibit all others. A short stimulus at one place starts a bump there, which
# holds itself when the stimulus is gone: the network remembers an angle (Ben-Yishai et al. 1995). A second stimulus
# elsewhere moves it. The weights follow from the distance between two neurons.
from brian2 import *

N = 120
tau, tau_s = 10*ms, 50*ms
width = 0.35

G = NeuronGroup(N, '''
    dv/dt = (I0 + stimulus + s - v)/tau + 0.05*sqrt(2/tau)*xi : 1 (unless refractory)
    ds/dt = -s/tau_s : 1
    angle = 2*pi*i/N : 1
    stimulus = 1.5*exp((cos(angle - where(t)) - 1)/width**2)*(strength(t)) : 1
    ''', threshold='v > 1', reset='v = 0', refractory=3*ms, method='euler')
I0 = 0.6
where = TimedArray([1.5, 1.5, 1.5, 4.5, 4.5, 4.5], dt=250*ms)
strength = TimedArray([0, 1, 0, 1, 0, 0], dt=250*ms)

S = Synapses(G, G, 'w : 1', on_pre='s_post += w')
S.connect('i != j')
S.w = '0.030*exp((cos(2*pi*(i - j)/N_pre) - 1)/width**2) - 0.007'

spikes = SpikeMonitor(G)
run(1.5*second)
print(spikes.num_spikes, 'spikes')

figure(figsize=(7, 4))
plot(spikes.t/ms, spikes.i*360/N, '.k', ms=2)
xlabel('Time (ms)')
ylabel('Angle (degrees)')
