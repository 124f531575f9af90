# What a group makes of its equations: what is written, and what is integrated while some neurons are refractory.
from brian2 import *
tau = 5*ms
leak = Equations('''dv/dt = (I + w - v)/tau : volt (unless refractory)
dw/dt = -w/(2*tau) : volt  # not frozen
I = A*sin(2*pi*f*t) +
    offset : volt (constant over dt)
twice = 2*v : volt
A : volt (constant, shared)
f : Hz
flag : boolean
n : integer''', offset='E0')
E0 = 3*mV
G = NeuronGroup(3, leak, threshold='twice > 2*mV', reset='v = 0*mV; n += 1', refractory=2*ms, method='euler', name='G')
H = NeuronGroup(2, 'dx/dt = -x/tau : 1', method='exact', name='H')
for group in (G, H):
    print(sorted(str(group.user_equations).split('\n')))
    print(group.equations)
    print(type(group.equations).__name__, len(group.equations), repr(group.equations))
    print(sorted(group.equations.names), sorted(group.equations.diff_eq_names), sorted(group.equations.parameter_names), sorted(group.equations.subexpr_names))
print(G.equations['v'].expr, G.user_equations['v'].expr, G.equations['I'].type, G.equations['not_refractory'].var_type, G.equations['v'].flags)
print(sorted(G.equations.identifiers), sorted(G.user_equations.identifiers), 'v' in G.equations)
again = NeuronGroup(3, G.user_equations, threshold='twice > 2*mV', reset='v = 0*mV', method='euler', name='again')
more = NeuronGroup(2, H.equations + 'y = 2*x : 1', method='exact', name='more')
for group in (G, again):
    group.A = 2*mV
    group.f = '(i + 1)*50*Hz'
    group.w = 'i*mV'
H.x = 'i + 1'
more.x = 'i + 1'
M = StateMonitor(G, ['v', 'w', 'I', 'n'], record=True)
N = StateMonitor(again, 'v', record=True)
X = StateMonitor(more, 'y', record=True)
run(20*ms)
print(G.n[:], H.x[:], more.y[:])
