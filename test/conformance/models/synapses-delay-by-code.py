# Delays that code changes while a run goes on hold from the next run on; what is on its way arrives as it was sent.
from brian2 import *
for code, regular in [
    ('v_post += 1; delay = 0.3*ms', ''),
    ('v_post += 1; delay = (0.3 - 0.1*i)*ms', ''),
    ('v_post += 1; delay += 0.1*ms', ''),
    ('v_post += 1', 'delay = 0.4*ms'),
    ('v_post += 1', 'delay = (0.1 + int(t > 0.4*ms)*0.1*i)*ms'),
    ('v_post += 1', 'delay = clip(1.2*ms - t, 0*ms, 1*ms)'),
]:
    A = NeuronGroup(3, 'v : 1', threshold='i < 2', reset='')
    B = NeuronGroup(2, 'v : 1')
    synapses = Synapses(A, B, on_pre=code)
    synapses.connect(i=[0, 0, 1, 2], j=[0, 1, 1, 1])
    synapses.delay = '(0.1 + 0.1*i)*ms'
    if regular:
        synapses.run_regularly(regular)
    trace = StateMonitor(B, 'v', record=True)
    net = Network(A, B, synapses, trace)
    for k in range(3):
        net.run(0.5*ms)
        print(synapses.delay[:])
    print(trace.v)
A = NeuronGroup(3, 'v : 1', threshold='i < 2', reset='')
B = NeuronGroup(2, 'v : 1')
below = Synapses(A, B, on_pre='v_post += 1')
below.connect(i=[0, 0, 1, 2], j=[0, 1, 1, 1])
below.delay = '(0.1 + 0.1*i)*ms'
above = Synapses(A, below, on_pre='delay_post = (0.1 + 0.1*j)*ms')
above.connect(i=[0, 0, 0, 0], j=[0, 1, 2, 3])
above.delay = 0.3*ms
u = StateMonitor(B, 'v', record=True)
net = Network(A, B, below, above, u)
for k in range(3):
    net.run(0.5*ms)
    print(below.delay[:])
