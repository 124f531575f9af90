# The leaky integrator: a membrane beside its formula
#
# A patch of membrane is a resistor and a capacitor side by side. A constant current charges it towards E_leak + R*I, and
# what is left of the way shrinks by a factor e in every tau = R*C. The simulation solves the equation exactly: it
# lies on the textbook's formula.
#
# Try: double R. The membrane goes twice as far, and takes twice as long; then double C instead.
from brian2 import *

C = 200*pF  # capacitance: how much charge a volt takes
R = 100*Mohm  # resistance: how little leaks out
E_leak = -70*mV  # where the membrane rests
I = 150*pA  # the current
tau = R*C
print(f'tau = {tau}, end point = {E_leak + R*I}')

cell = NeuronGroup(1, 'dv/dt = (E_leak - v + R*I)/tau : volt', method='exact')
cell.v = E_leak

trace = StateMonitor(cell, 'v', record=0)
run(100*ms)

formula = E_leak + R*I*(1 - exp(-trace.t/tau))
print('largest difference is below 1e-12 mV:', max(abs(trace.v[0] - formula))/mV < 1e-12)

figure(figsize=(7, 4))
plot(trace.t/ms, trace.v[0]/mV, 'C0', label='simulated')
plot(trace.t/ms, formula/mV, 'C1--', label='formula')
axhline((E_leak + R*I)/mV, ls=':', c='k')
xlabel('Time (ms)')
ylabel('Membrane potential (mV)')
title('A current charges a membrane')
legend()
