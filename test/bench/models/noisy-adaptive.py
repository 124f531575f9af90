# Noisy neurons with a threshold that each spike raises and that decays back.
from brian2 import *

N = 10000
tau = 10*ms
tau_t = 100*ms
v_reset = -70*mV
v_drive = -30*mV
v_threshold = -50*mV
raise_t = 5*mV
sigma = 10*mV

G = NeuronGroup(N, '''dv/dt = (v_drive - v)/tau + sigma*xi*tau**-0.5 : volt
                      dvt/dt = (v_threshold - vt)/tau_t : volt''',
                threshold='v > vt', reset='v = v_reset; vt += raise_t', refractory=5*ms, method='euler')
G.v = 'v_reset + rand()*(v_threshold - v_reset)'
G.vt = v_threshold

run(1*second)
