# A cable of ten compartments, charged at one end.
from brian2 import *
morphology = Cylinder(length=100*um, diameter=1*um, n=10)
neuron = SpatialNeuron(morphology=morphology, model='''
Im = gL*(EL - v) : amp/meter**2
I : amp (point current)
''', Cm=1*uF/cm**2, Ri=100*ohm*cm, method='exponential_euler')
gL = 1e-4*siemens/cm**2
EL = -70*mV
neuron.v = EL
neuron.I[0] = 20*pA
M = StateMonitor(neuron, 'v', record=True)
run(5*ms)
