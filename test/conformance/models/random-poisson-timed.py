# Spikes of PoissonGroups whose rates are texts: of a TimedArray, of time, of the index, of constants of the script.
from brian2 import *
base = 40*Hz
ramp = TimedArray(linspace(10, 150, 5)*Hz, dt=40*ms)
grid = TimedArray(array([[20, 100], [120, 10], [60, 60]])*Hz, dt=60*ms)
P = PoissonGroup(100, rates='ramp(t)')
Q = PoissonGroup(100, rates='base*(1 + sin(2*pi*5*Hz*t)) + i*0.5*Hz')
R = PoissonGroup(100, rates='grid(t, i % 2)', dt=0.5*ms)
SP = SpikeMonitor(P)
SQ = SpikeMonitor(Q)
SR = SpikeMonitor(R)
RP = PopulationRateMonitor(P)
run(200*ms)
