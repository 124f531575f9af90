# Arguments of run(): a report goes elsewhere than the printed text, a namespace feeds the equations.
from brian2 import *
G = NeuronGroup(1, 'dv/dt = (goal - v)/tau : 1', method='exact')
run(5*ms, namespace={'goal': 2, 'tau': 4*ms}, report='stderr')
print(G.v[0])
