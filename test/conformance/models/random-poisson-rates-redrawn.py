# Statistics: rates of a PoissonGroup that it draws anew every 20 ms, and that it is given between runs.
from brian2 import *
redrawn = PoissonGroup(80, rates=10*Hz)
redrawn.run_regularly('rates = rand()*200*Hz', dt=20*ms)
given = PoissonGroup(80, rates=50*Hz)
redrawn_spikes = SpikeMonitor(redrawn)
given_spikes = SpikeMonitor(given)
trace = StateMonitor(redrawn, 'rates', record=[0, 7, 79])
run(100*ms)
given.rates = '5*i*Hz'
given.rates[:10] = 300*Hz
run(100*ms)
