# Statistics: neurons that spike at random, by one rate, by rates of their own, by rates that a step computes, and at steps
# of their own.
from brian2 import *
alike = PoissonGroup(100, rates=40*Hz)
own = PoissonGroup(50, rates=linspace(0, 98, 50)*Hz)
waves = PoissonGroup(60, rates='(1 + sin(2*pi*10*Hz*t))*(i + 1)*Hz')
coarse = PoissonGroup(40, rates=200*Hz, dt=1*ms)
alike_spikes = SpikeMonitor(alike)
own_spikes = SpikeMonitor(own)
wave_spikes = SpikeMonitor(waves)
coarse_spikes = SpikeMonitor(coarse)
population = PopulationRateMonitor(alike)
run(250*ms)
