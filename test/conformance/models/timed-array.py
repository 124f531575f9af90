# A TimedArray drives neurons, is asked for other times than now, and by scripts.
from brian2 import *
I = TimedArray([1, 2, 3, 0.5]*nA, 0.25*ms)
slow = TimedArray(array([0.5, 2, -1])*mV, 4*ms, name='slow')
tau = 5*ms
R = 100*Mohm
G = NeuronGroup(3, '''
    dv/dt = (I(t)*R + slow(t - late) - v)/tau : volt
    late : second
    now = I(t)/nA : 1
    then = slow(t + 1*ms)/mV : 1 (constant over dt)
    ''', threshold='v > 40*mV', reset='v = slow(t) - 10*mV', method='euler')
G.late = 'i*0.35*ms'
M = StateMonitor(G, ['v', 'now', 'then'], record=True)
S = SpikeMonitor(G)
run(10*ms)
print(I(0.5*ms), I([0, 0.3, 100]*ms), repr(slow(5*ms)))
print(I.name, slow.name, I.dt, slow.values)
G.v = 'slow(t)*i'
print(G.v[:])
print(slow(-1*ms))
