# get_states and set_states: inputs, subgroups, monitors, integers, booleans, units or none, and what a network takes and gives.
from brian2 import *
G = NeuronGroup(4, '''v : volt
k : integer
b : boolean
s : amp (shared)
c : 1 (constant)
y = v/mV : 1
z = c + 2 : 1 (constant over dt)
l : 1 (linked)''', name='G')
H = NeuronGroup(4, 'x : 1', name='H')
G.l = linked_var(H, 'x')
P = PoissonGroup(3, rates='i*10*Hz', name='P')
F = PoissonGroup(2, rates=20*Hz, name='F')
K = SpikeGeneratorGroup(2, [0, 1], [1, 2]*ms, name='K')
A = G[1:3]
def show(states):
    for name in sorted(states):
        value = states[name]
        print(name, asarray(value).tolist(), type(value) is Quantity, asarray(value).dtype)
def refused(call):
    try:
        print(call())
    except Exception as exc:
        print(type(exc).__name__, exc)
G.v = 'i*mV'
G.k = [3, 2, 1, 0]
G.b = 'i > 1'
G.s = 2*nA
G.c = 'i + 0.5'
H.x = 'i'
for group in [G, H, A, F]:
    show(group.get_states())
    show(group.get_states(units=False, read_only_variables=False))
    show(group.get_states(subexpressions=True, read_only_variables=False))
show(G.get_states(['y', 'v'], subexpressions=False))
show(F.get_states(['rates']))
show(K.get_states(['i', 'N', 't', 'dt']))
A.set_states({'v': [10, 20]*mV, 'b': [True, False], 'k': 'i*100', 'c': 9})
show(G.get_states(['v', 'b', 'k', 'c']))
G.set_states({'v': array([1, 2, 3, 4]), 's': 3e-9}, units=False)
show(G.get_states(['v', 's']))
G.set_states({'v': 'i*10*mV', 'k': 'i - 2', 'b': 'v > 15*mV'})
show(G.get_states(['v', 'k', 'b']))
G.set_states({'k': [1.7, -1.7, 2.2, -0.2]})
show(G.get_states(['k']))
F.set_states({'rates': [1, 2]*kHz}, units=True)
print(F.rates[:])
net = Network(G, H, F, K)
both = net.get_states(read_only_variables=False)
print(sorted((name, sorted(states)) for name, states in both.items()))
G.v = 0*mV
H.x = 0
net.set_states(both)
print(G.v[:], H.x[:])
refused(lambda: G.set_states({'v': 3}))
refused(lambda: G.set_states({'v': [1, 2]*mV}))
refused(lambda: G.set_states({'N': 3}))
refused(lambda: G.set_states({'nope': 3}))
refused(lambda: G.get_states(['nope']))
refused(lambda: G.set_states({'y': 3}))
refused(lambda: G.set_states({'b': 'v > 1'}))
refused(lambda: G.get_states(format='foo'))
refused(lambda: G.set_states({}, format='foo'))
refused(lambda: net.set_states({'nope': {}}))
