# A tour of units: quantities carry their dimensions, and print in the unit that reads best.
from brian2 import *

# A number times a unit is a quantity. Prefixes are part of the name.
print(10*mV, 0.02*volt, 2500*usecond)

# Products and quotients work out their own dimensions ...
print('Ohm:', 5*nA*20*Mohm)
print('time constant:', 200*pF*100*Mohm)
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

# Things that cannot be added are refused: 5*amp + 10*volt would be an error. Comparing is safe too:
print(1*second > 999*ms, 1*mV == 1000*uvolt)
