# A reset changes what functions of a neuron's own time constant are computed from: what stands before it sees the old value.
from brian2 import *
G = NeuronGroup(2, '''dv/dt = 1/ms : 1
x = exp(-dt/tau) : 1
tau : second
w : 1''', threshold='v > 0.35', reset='v = 0; tau *= 0.5', method='euler', events={'slow': 'exp(-dt/tau) > 0.96'})
G.tau = [2, 3]*ms
G.run_regularly('w = exp(-dt/tau)', when='after_thresholds')
H = NeuronGroup(2, '''dv/dt = (1 - v)/tau : 1
tau : second''', threshold='v > 0.11', reset='tau *= 0.5', method='exact')
H.tau = [2, 3]*ms
H.set_event_schedule('spike', when='before_groups')
before = StateMonitor(G, ['x', 'w'], record=True, when='before_resets')
after = StateMonitor(G, 'x', record=True, when='end')
traces = StateMonitor(H, ['v', 'tau'], record=True)
slow = EventMonitor(G, 'slow')
run(1*ms)
print(slow.i[:], slow.t/ms)
