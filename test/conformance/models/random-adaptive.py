# Statistics: noisy neurons with an adaptive threshold, started at random.
from brian2 import *
start_scope()
N = 500
tau = 12*ms
low = -72*mV
high = -52*mV
jump = 4*mV
tau_t = 80*ms
sigma = 0.4*(high - low)
drive = 1.8*(high - low)
reset = '''
v = low
vt += jump
'''
G = NeuronGroup(N, '''
    dv/dt = (drive + low - v)/tau + sigma*xi*tau**-0.5 : volt
    dvt/dt = (high - vt)/tau_t : volt
    ''', threshold='v > vt', reset=reset, refractory=4*ms, method='euler')
G.v = 'rand()*(high - low) + low'
G.vt = high
spikes = SpikeMonitor(G)
run(120*ms)
_ = hist(spikes.t/ms, 60, histtype='stepfilled', facecolor='k', weights=ones(len(spikes))/(N*defaultclock.dt))
