# Binomial numbers in equations and statements, approximate and exact.
from brian2 import *
few = BinomialFunction(12, 0.2)
many = BinomialFunction(200, 0.3)
exact = BinomialFunction(200, 0.3, approximate=False)
G = NeuronGroup(100, '''dv/dt = -v/(5*ms) : 1
    drawn = few() : 1 (constant over dt)
    kick : 1''', threshold='v > 1.2', reset='v = 0', method='exact')
G.kick = 'exact()/200.0'
G.run_regularly('v += 0.01*many()*0.05 + kick*0.1 + 0.01*drawn')
M = StateMonitor(G, ['v', 'drawn'], record=range(20))
S = SpikeMonitor(G)
run(100*ms)
