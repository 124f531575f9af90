# Time, lengths of steps, functions and TimedArrays in pathways and equations.
from brian2 import *
A = SpikeGeneratorGroup(2, [0, 1, 0, 0, 1], [0.3, 1, 1.4, 3, 3.7]*ms)
B = NeuronGroup(2, 'v : 1\nw : second')
stim = TimedArray([1, 5, 2, 8]*mV, dt=1*ms)
@check_units(x=1, result=1)
def twice(x):
    return 2*x
k = 3
S = Synapses(A, B, 'dg/dt = (stim(t)/mV - g)/(2*ms) : 1 (clock-driven)', on_pre='''v_post += stim(t)/mV + twice(k)*exp(-t/ms)
w_post = t + dt*i''', method='euler')
S.connect()
S.delay = 0.4*ms
M = StateMonitor(B, ['v', 'w'], record=True)
W = StateMonitor(S, 'g', record=True)
run(5*ms)
print(B.v[:], B.w[:])
