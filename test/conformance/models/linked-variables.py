# Variables that have the values of another group's: in equations, conditions, resets and monitors, before and behind it in a step.
from brian2 import *
tau = 5*ms
H = NeuronGroup(4, '''dy/dt = (i + 1)/ms : 1
z : volt
k : integer
b : boolean
s : 1 (shared)
sub = 2*y + i : 1
external = y*tau/second : 1''', threshold='y > 2.05', reset='y = 0; k += 1', method='euler', name='h')
one = NeuronGroup(1, 'dv/dt = 1/ms : 1', method='euler', name='one')
H.y = 'i*0.01'
H.z = 'i*mV'
H.k = '3 - i'
H.b = 'i % 2 == 0'
def target(name):
    G = NeuronGroup(4, '''x : 1 (linked)
    twice = 2*x : 1
    dw/dt = (x - w)/(2*ms) : 1
    c : 1''', threshold='x + w > 1.503', reset='w = x*0.3; c += twice', method='euler', name=name)
    G.x = linked_var(H, 'y')
    return G
before = target('g')
behind = target('k')
n = 3
chosen = NeuronGroup(n, '''x : 1 (linked)
j : integer (linked)
b : boolean (linked)
z : volt (linked)
l : integer
s : 1 (linked)
single : 1 (linked)
u : 1
f = sin(x)/(1 + s*s) : 1''', name='chosen')
chosen.l = [3, 0, 3]
chosen.x = linked_var(H, 'sub', index=[2, 1, 1])
chosen.j = linked_var(H.k, index='l')
chosen.b = linked_var(H.b, index=[0, 1, 2])
chosen.z = linked_var(H, 'z', index=array([2, 1, 0]))
chosen.s = linked_var(H, 's')
chosen.single = linked_var(one, 'v')
H.s = 0.5
far = NeuronGroup(2, '''x : 1 (linked)
y : 1 (linked)''', name='far')
far.x = linked_var(chosen.x, index=[2, 0])
far.y = linked_var(H.external, index=[1, 2])
print(chosen.x[:], chosen.j[:], chosen.b[:], chosen.z[:], chosen.s[:], chosen.single[:], far.x[:], far.y[:])
print(chosen.x, chosen.x[1], chosen.x['i > 0'], chosen.x['x > 3'], chosen.f[:])
chosen.u = 'x + j + single'
print(chosen.u[:], before.twice[:], before[1:3].x[:])
chosen.run_regularly('u += x*s', dt=0.5*ms)
states = StateMonitor(chosen, ['x', 'j', 'z', 's', 'single', 'u', 'f'], record=True)
ends = StateMonitor(far, 'y', record=[1])
wb = StateMonitor(before, ['x', 'w', 'c'], record=True)
wk = StateMonitor(behind, ['x', 'w', 'c'], record=True)
sb = SpikeMonitor(before, variables=['x', 'twice'])
sk = SpikeMonitor(behind, variables=['x', 'twice'])
run(3*ms)
print(sb.count[:], sk.count[:], before.c[:] - behind.c[:])
print(chosen.x[:], chosen.j[:], chosen.u[:], far.y[:])
chosen.l = [1, 1, 1]
run(1*ms)
print(chosen.j[:], chosen.single[:])
