# Equations put together, with names and values put into them, looked at and run.
from brian2 import *
tau_m = 10*ms
E_L = -70*mV
leak = Equations('''
    dv/dt = (E - v + R*current)/tau : volt (unless refractory)
    R : ohm (constant)
    ''', v='vm', E='E_L', tau=tau_m)
synapse = Equations('''
    dx/dt = -x/tau : amp  # decays
    total = x + offset*y : amp
    y : 1
    ''', x='I', tau=5*ms, offset=0.5*nA, total='current')
model = leak + synapse
model += 'label : integer'
print(model)
print(repr(model), len(model), list(model), 'vm' in model, 'v' in model)
print(sorted(model.names), sorted(model.diff_eq_names), sorted(model.subexpr_names), sorted(model.parameter_names), sorted(model.eq_names))
print(sorted(model.identifiers), model.is_stochastic, model.stochastic_type)
print(model['vm'], repr(model['current']), model['y'].type, model['R'].unit, model['I'].flags, model['vm'].expr, model['label'].var_type)
print([str(each) for each in model.ordered], model.eq_expressions, model.keys() == ['vm'] or list(model.items())[0][0])
G = NeuronGroup(3, model, threshold='vm > -58*mV', reset='vm = E_L', refractory=2*ms, method='euler')
G.vm = E_L
G.R = 20*Mohm
G.I = '(i + 1)*nA'
G.y = 'i'
M = StateMonitor(G, ['vm', 'I', 'current'], record=True)
S = SpikeMonitor(G)
run(20*ms)
