# get_states and set_states of groups, monitors and networks.
from brian2 import *
G = NeuronGroup(3, '''dv/dt = (w - v)/tau : volt (unless refractory)
du/dt = -u/ms : 1
w : volt
k : integer
b : boolean
s : 1 (shared)
y = 2*u + i : 1
z = v/tau : volt/second
c = s*2 : 1 (constant over dt)
tau : second (constant)''', threshold='v > 1.3*volt', reset='v = 0*volt', refractory=2*ms, name='G', method='euler')
G.tau = 10*ms
def show(states):
    for name, values in states.items():
        print(name, asarray(values).tolist(), type(values) is Quantity)
def refused(call):
    try:
        call()
    except Exception as exc:
        print(type(exc).__name__, exc)
show(G.get_states())
show(G.get_states(['v', 'k', 's'], units=False))
show(G.get_states('v'))
show(G.get_states(('y',)))
show(G.get_states(subexpressions=True))
show(G.get_states(read_only_variables=False))
show(G.get_states(['i'], read_only_variables=False))
kept = G.get_states(['v', 'w'])
G.set_states({'v': [1, 2, 3]*volt, 's': 4, 'k': [5, 6, 7], 'b': [True, False, True]})
show(G.get_states(['v', 's', 'k', 'b']))
G.set_states({'v': 1*volt})
show(G.get_states(['v']))
G.set_states({'v': 'i*volt'})
G.set_states({'u': 3, 'w': 1}, units=False)
show(G.get_states(['v', 'w', 'u']))
before = G.get_states(read_only_variables=False)
M = StateMonitor(G, 'v', record=[0, 1])
S = SpikeMonitor(G)
S2 = SpikeMonitor(G, variables='u')
R = PopulationRateMonitor(G)
net = Network(G, M, S, R, S2)
net.run(0.2*ms)
for monitor, names in [(M, ['t', 'N', 'v']), (S, ['i', 't', 'count', 'N']), (S2, ['i', 't', 'u', 'count', 'N']), (R, ['rate', 't', 'N'])]:
    show(monitor.get_states(names))
    print(sorted(monitor.get_states()), monitor.get_states(read_only_variables=False))
show(M.get_states(['v'], units=False))
print([(name, sorted(states)) for name, states in net.get_states().items()])
print([(name, sorted(states)) for name, states in net.get_states(read_only_variables=False, units=False).items()])
net.set_states({'G': {'v': 3*volt}})
print(G.v[:])
G.set_states(before)
print(G.v[:], G.not_refractory[:])
part = G[1:]
part.set_states({'v': [7, 8]*volt})
show(part.get_states(['v', 'i', 's']))
G.set_states(kept)
print(G.v[:])
refused(lambda: G.get_states(['foo']))
refused(lambda: G.set_states({'v': 1}))
refused(lambda: G.set_states({'i': [1, 2, 3]}))
refused(lambda: G.set_states({'y': [1, 2, 3]}))
refused(lambda: G.set_states({'foo': 3}))
refused(lambda: G.set_states({'v': [1, 2]*volt}))
refused(lambda: G.set_states([1]))
refused(lambda: net.set_states({'H': {'v': 3*volt}}))
