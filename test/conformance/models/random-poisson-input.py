# Statistics: Poisson inputs to membranes, few spikes a step (exact numbers) and many (normal ones), of a weight that is a
# quantity, a text or drawn, and to a variable that is frozen while refractory.
from brian2 import *
tau = 10*ms
w = 0.2*mV
cells = NeuronGroup(100, '''dv/dt = -v/tau : volt (unless refractory)
du/dt = -u/(5*ms) : 1
gain : 1''', threshold='v > 5*mV', reset='v = 0*mV', refractory=3*ms, method='exact')
cells.gain = 'i/100'
few = PoissonInput(cells, 'v', 200, 15*Hz, weight=w)
many = PoissonInput(cells, 'u', 1000, 100*Hz, 'gain*0.01')
drawn = PoissonInput(cells, 'v', 10, 20*Hz, 'rand()*2*mV')
often = PoissonInput(cells, 'u', 3, 9500*Hz, weight=-0.1)
spikes = SpikeMonitor(cells)
trace = StateMonitor(cells, ['v', 'u'], record=range(10))
run(200*ms)
