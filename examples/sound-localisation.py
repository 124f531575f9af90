# Where does a sound come from? Delay lines and coincidences
#
# A sound reaches one ear before the other. Two neurons, one for each ear, fire with its waves; an array of detectors
# listens to both, each through axons of other lengths (Jeffress 1948). The detector whose delays make up for the
# difference between the ears hears both at once, and fires. The source moves once around the head.
#
# Try: raise the noise in the ears to 0.5, then set it to 0. How much noise does the array forgive?
from brian2 import *

seed(9)

pitch = 250*Hz  # of the sound
sound_speed = 300*metre/second
head = 20*cm  # from ear to ear
max_delay = head/sound_speed
noise = 0.15  # in the ears
duration = 400*ms
defaultclock.dt = 0.02*ms

ears = NeuronGroup(2, '''
    itd = max_delay*sin(2*pi*t/duration) : second
    wave = sin(2*pi*pitch*(t - side*itd/2)) : 1
    dv/dt = (1.6*clip(wave, 0, 1)**2 - v)/(1*ms) + noise*sqrt(2/(1*ms))*xi : 1 (unless refractory)
    side : 1 (constant)
    ''', threshold='v > 0.7', reset='v = 0', refractory=2.5*ms, method='euler')
ears.side = [-1, 1]

detectors = NeuronGroup(60, 'dv/dt = -v/(0.4*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(ears, detectors, on_pre='v_post += 0.6')
S.connect()
S.delay['i == 0'] = '1.0*j/N_post*max_delay*1.5'
S.delay['i == 1'] = '(1 - 1.0*j/N_post)*max_delay*1.5'

spikes = SpikeMonitor(detectors)
run(duration)
print(spikes.num_spikes, 'coincidences')

figure(figsize=(7, 4))
plot(spikes.t/ms, spikes.i, '.k', ms=3)
xlabel('Time (ms)')
ylabel('Detector')
title('The detectors follow the sound around the head')
