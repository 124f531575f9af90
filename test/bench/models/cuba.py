# Currents that decay after each spike: 4000 neurons, each connected to 2 % of the others (Brette et al. 2007); solved exactly.
from brian2 import *
taum=20*ms; taue=5*ms; taui=10*ms
Vt=-50*mV; Vr=-60*mV; El=-49*mV
eqs='''
dv/dt=(ge+gi-(v-El))/taum : volt (unless refractory)
dge/dt=-ge/taue : volt
dgi/dt=-gi/taui : volt
'''
P=NeuronGroup(4000,eqs,threshold='v>Vt',reset='v=Vr',refractory=5*ms,method='exact')
P.v='Vr+rand()*(Vt-Vr)'
we=(60*0.27/10)*mV; wi=(-20*4.5/10)*mV
Ce=Synapses(P,P,on_pre='ge+=we')
Ci=Synapses(P,P,on_pre='gi+=wi')
Ce.connect('i<3200',p=0.02)
Ci.connect('i>=3200',p=0.02)
s=SpikeMonitor(P)
run(1*second)
