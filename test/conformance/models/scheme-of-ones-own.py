# Integration schemes of the script's own: by themselves, in a sequence, over a subexpression that holds t; and Brian's
# state updaters as objects.
from brian2 import *

heun3 = ExplicitStateUpdater('''
    k1 = dt*f(x, t)
    k2 = dt*f(x + k1/3, t + dt/3)
    k3 = dt*f(x + 2*k2/3, t + 2*dt/3)
    x_new = x + (k1 + 3*k3)/4''')
halved = ExplicitStateUpdater('x_new = x + dt*f(x, t) - (dt*f(x, t))/2')

A = NeuronGroup(2, '''dv/dt = (drive - v**3 - w)/(5*ms) : 1 (unless refractory)
                      dw/dt = (v - w)/(20*ms) : 1
                      drive = 2 + sin(2*pi*50*Hz*t) + i : 1''', method=heun3, threshold='v > 1.2', reset='v = 0', refractory=2*ms)
B = NeuronGroup(1, 'dv/dt = (1 - v)/(5*ms) : 1', method=halved)
C = NeuronGroup(1, 'dv/dt = (1 - v*v)/(5*ms) : 1', method=(exact, heun3, euler))
D = NeuronGroup(1, 'dv/dt = (1 - v*v)/(5*ms) : 1', method=[linear, rk4])
E = NeuronGroup(1, 'dv/dt = (2 - v)/(5*ms) : 1', method='independent')
a = StateMonitor(A, ['v', 'w'], record=True)
b = StateMonitor(B, 'v', record=True)
c = StateMonitor(C, 'v', record=True)
d = StateMonitor(D, 'v', record=True)
e = StateMonitor(E, 'v', record=True)
spikes = SpikeMonitor(A)
run(30*ms)
print(spikes.count[:])
