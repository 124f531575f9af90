# Spike-timing-dependent plasticity: 1000 Poisson neurons onto 100, event-driven (Song, Miller and Abbott 2000).
from brian2 import *
M = 100
taum = 10*ms
taupre = 20*ms
taupost = 20*ms
Ee = 0*mV
vt = -54*mV
vr = -60*mV
El = -74*mV
taue = 5*ms
gmax = 0.01
dApre = 0.01*gmax
dApost = -0.01*1.05*gmax
inputs = PoissonGroup(1000, rates=15*Hz)
neurons = NeuronGroup(M, '''
dv/dt = (ge*(Ee-v) + El - v)/taum : volt
dge/dt = -ge/taue : 1
''', threshold='v > vt', reset='v = vr', method='euler')
S = Synapses(inputs, neurons, '''
w : 1
dApre/dt = -Apre/taupre : 1 (event-driven)
dApost/dt = -Apost/taupost : 1 (event-driven)
''', on_pre='''
ge += w
Apre += dApre
w = clip(w + Apost, 0, gmax)
''', on_post='''
Apost += dApost
w = clip(w + Apre, 0, gmax)
''')
S.connect()
S.w = 'rand()*gmax'
s = SpikeMonitor(neurons)
run(2*second)
