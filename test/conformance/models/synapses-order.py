# Several Synapses onto the same neurons: by the order that their pathways are given, then by name.
from brian2 import *
A = SpikeGeneratorGroup(1, [0, 0], [0.2, 0.9]*ms)
B = NeuronGroup(1, 'v : 1\nu : 1')
z = Synapses(A, B, on_pre='v_post = v_post*2; u_post = u_post*2', name='zz')
a = Synapses(A, B, on_pre='v_post += 3; u_post += 3', name='aa')
m = Synapses(A, B, on_pre='v_post = v_post**2; u_post -= 1', name='mm')
z.connect(); a.connect(); m.connect()
z.pre.order = -3
M = StateMonitor(B, ['v', 'u'], record=0)
print(z.pre.order, a.pre.order, z.pre.when)
run(0.5*ms)
print(B.v[:], B.u[:])
z.pre.order = 4
m.pre.when = 'end'
run(1*ms)
print(B.v[:], B.u[:])
