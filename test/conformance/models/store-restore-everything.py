# store and restore of explicit Networks: several names, subgroups, events, linked variables, given spikes, monitors of all kinds, clocks.
from brian2 import *
G = NeuronGroup(4, '''dv/dt = (I*gain - v)/(2*ms) : 1 (unless refractory)
I : 1 (constant)
gain : 1 (linked)
n : integer
b : boolean''', threshold='v > 0.903', reset='v = 0; n += 1; b = not b', refractory=0.45*ms, events={'low': 'v < 0.105'}, method='exact', name='G')
H = NeuronGroup(1, 'dg/dt = 0.1/ms : 1', method='euler', dt=0.25*ms, name='H')
H.g = 1
G.gain = linked_var(H, 'g')
G.I = 'i*0.4 + 0.6'
K = SpikeGeneratorGroup(2, [0, 1, 0], [0.3, 1.2, 2.5]*ms, period=3*ms, name='K')
M = StateMonitor(G[1:], ['v', 'b'], record=True, name='M')
S = SpikeMonitor(G, variables='n', name='S')
E = EventMonitor(G, 'low', name='E')
R = PopulationRateMonitor(G, name='R')
Q = SpikeMonitor(K, name='Q')
G.run_on_event('low', 'v = v + 0.001')
late = [0]
@network_operation(dt=1*ms)
def op(t):
    late[0] += 1
net = Network(G, H, K, M, S, E, R, Q, op)
net.store()
net.run(3.3*ms)
def shown():
    print(net.t, S.num_spikes, E.num_events, len(M.t), len(R.t), Q.t[:]/ms, G.n[:], G.b[:], H.g[:], late)
    print(G.v[:], S.t[-1:], G.lastspike[:])
shown()
net.store('later')
net.run(2*ms)
shown()
net.restore('later')
shown()
net.run(2*ms)
shown()
net.restore()
shown()
G.I = 2
H.g = 0.5
net.run(1*ms)
shown()
net.restore('later')
print(G.I[:], H.t, G.t, K.t)
for bad in [lambda: net.restore('nothing')]:
    try:
        bad()
    except Exception as exc:
        print(type(exc).__name__, exc)
again = NeuronGroup(2, 'v : 1', name='again')
other = Network(again)
other.store('x')
again.v = 3
other.restore('x')
print(again.v[:], other.t)
