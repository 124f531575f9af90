# A tour of units: quantities know what they measure
#
# A number times a unit is a quantity. Products, powers and arrays work out their units themselves, and print in the one that
# reads best; what makes no sense, such as 5*amp + 10*volt, is refused. The figure charges a membrane by a current step: its
# axes are quantities, divided by the unit that they are to be read in.
#
# Try: halve the resistance. Which two of the printed lines change, and what becomes of the curve?
from brian2 import *

C = 200*pF  # capacitance of a membrane
R = 100*Mohm  # its resistance
I = 150*pA  # a current into it

# Prefixes are part of the name.
print(10*mV, 0.02*volt, 2500*usecond)

# Products and quotients work out their own dimensions ...
print('Ohm:', R*I)
print('time constant:', R*C)
print('charge:', 3*nA*2*ms)

# ... and what has none left is a plain number.
print(50*ms/(20*ms), 5*Hz*2*second)

# Dividing by a unit gives the number of that unit.
v = -65*mV
print('v is', v/mV, 'in millivolts and', float(v), 'in volts')
print(f'the same, formatted: {v/mV:.2f} mV')

# Arrays share one unit.
times = arange(5)*0.5*ms
print(times)
print('from', times[0], 'to', times[-1], 'in steps of', times[1] - times[0])
print('mean', mean(times), 'largest', max(times))

# Powers and roots know what to do as well.
area = (20*umetre)**2
print(area, sqrt(area))
conductance = 0.3*msiemens/cm**2*area
print(conductance, 1/conductance)

# Quantities are compared whatever their prefix.
print(1*second > 999*ms, 1*mV == 1000*uvolt)

t = linspace(0, 100, 201)*ms
charged = R*I*(1 - exp(-t/(R*C)))
figure(figsize=(7, 3.5))
plot(t/ms, charged/mV)
axhline(R*I/mV, ls=':', c='k')
axvline(R*C/ms, ls='--', c='C1')
xlabel('Time (ms)')
ylabel('Depolarisation (mV)')
title('At the time constant (dashed), 63 % of the way is done')
