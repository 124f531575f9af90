# A memory of a direction: the ring attractor
#
# Neurons on a ring excite their neighbours and inhibit all others. A short stimulus at one place starts a bump of activity
# there, which holds itself when the stimulus is gone: the network remembers an angle (Ben-Yishai et al. 1995). A second
# stimulus elsewhere moves it. The weights follow from the distance between two neurons.
#
# Try: weaken the excitation to 0.024. The bump still follows the stimulus, but is it remembered?
from brian2 import *

seed(8)

N = 120  # neurons on the ring
tau = 10*ms  # how fast a membrane leaks
tau_s = 50*ms  # how fast the effect of a spike fades
I0 = 0.6  # input that all get, below the threshold of 1
width = 0.35  # of a stimulus, and of the excitation
excitation = 0.030  # between neighbours
inhibition = 0.007  # between all

G = NeuronGroup(N, '''
    dv/dt = (I0 + stimulus + s - v)/tau + 0.05*sqrt(2/tau)*xi : 1 (unless refractory)
    ds/dt = -s/tau_s : 1
    angle = 2*pi*i/N : 1
    stimulus = 1.5*exp((cos(angle - where(t)) - 1)/width**2)*(strength(t)) : 1
    ''', threshold='v > 1', reset='v = 0', refractory=3*ms, method='euler')
where = TimedArray([1.5, 1.5, 1.5, 4.5, 4.5, 4.5], dt=250*ms)
strength = TimedArray([0, 1, 0, 1, 0, 0], dt=250*ms)

S = Synapses(G, G, 'w : 1', on_pre='s_post += w')
S.connect('i != j')
S.w = 'excitation*exp((cos(2*pi*(i - j)/N_pre) - 1)/width**2) - inhibition'

spikes = SpikeMonitor(G)
run(1.5*second)
print(spikes.num_spikes, 'spikes')

figure(figsize=(7, 4))
axvspan(250, 500, color='C1', alpha=0.2)
axvspan(750, 1000, color='C1', alpha=0.2)
plot(spikes.t/ms, spikes.i*360/N, '.k', ms=2)
ylim(0, 360)
xlabel('Time (ms)')
ylabel('Angle (degrees)')
title('Stimuli (shaded) come and go, the bump stays')
