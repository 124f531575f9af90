# The leaky integrator: a membrane charged by a current, beside the textbook formula.
#
# A patch of membrane is a resistor and a capacitor side by side. A constant current charges it towards
# E_leak + R*I, and the distance left shrinks by a factor e in every tau = R*C.
from brian2 import *

C = 200*pF
R = 100*Mohm
E_leak = -70*mV
I = 150*pA
tau = R*C
print(f'tau = {tau}, end point = {E_leak + R*I}')

cell = NeuronGroup(1, 'dv/dt = (E_leak - v + R*I)/tau : volt', method='exact')
cell.v = E_leak

trace = StateMonitor(cell, 'v', record=0)
run(100*ms)

formula = E_leak + R*I*(1 - exp(-trace.t/tau))
print('largest difference is below 1e-12 mV:', max(abs(trace.v[0] - formula))/mV < 1e-12)

plot(trace.t/ms, trace.v[0]/mV, 'C0', label='simulated')
plot(trace.t/ms, formula/mV, 'C1--', label='formula')
axhline((E_leak + R*I)/mV, ls=':', c='k')
xlabel('Time (ms)')
ylabel('Membrane potential (mV)')
legend()
show()
