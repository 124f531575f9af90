# What get_states holds of synapses, whose names are taken, and how wrong units of a delay are told.
from brian2 import *
seed(1)  # nothing is drawn: the rates are 0
G = NeuronGroup(5, 'v : 1', threshold='i < 2', reset='', refractory=1*ms)
P = PoissonGroup(3, 0*Hz)
Q = SpikeGeneratorGroup(3, [0], [0]*ms, period=2*ms)
H = NeuronGroup(4, 'a : 1\nb = 2*a : 1\nc : 1 (shared)\nd = a + 1 : 1 (constant over dt)')
part, rest = G[1:4], H[1:3]
made = [
    Synapses(part, rest, 'w : 1\nq = 2*w : 1', on_pre='w += 1', name='s0'),
    Synapses(P, G, 'w : 1\nk : 1 (shared)\nc = k : 1 (constant over dt)', on_pre='w += 1', on_post='w += 2', name='s1'),
    Synapses(Q, G, '''w : 1
    dA/dt = -A/(2*ms) : 1 (event-driven)''', on_pre='A += 1', name='s2'),
    Synapses(G, H, 'a_post = w : 1 (summed)\nw : 1', multisynaptic_index='kk', name='s3'),
    Synapses(G, H, on_post={}, on_pre={'go': 'v_pre += 1', 'pre': 'v_pre += 2'}, delay={'go': 1*ms}, name='s4'),
]
for S in made:
    S.connect(i=[0, 1, 2], j=[0, 1, 1])
run(0.3*ms)
for S in made:
    print(list(S.get_states()))
    print(list(S.get_states(subexpressions=True)))
    print(list(S.get_states(read_only_variables=False)))
    print(S.N_pre, S.t_post[:], S.dt_pre_[:], S.get_states(['w', 'i_post']) if S.name in ('s1', 's2') else '')
S = made[1]
S.set_states({'delay': [1, 2, 3]*ms, 'w': [1, 2, 3]})
print(S.delay[:], S.w[:])
def refused(change):
    try:
        change()
    except Exception as error:
        print(error)
def assign(owner, name, value):
    refused(lambda: setattr(owner, name, value))
for owner in [S, S.pre, S.post]:
    for value in [2*mV, 3, '2*mV']:
        assign(owner, 'delay', value)
for name in ['delay', 'w', 'v_post', 'N', 'N_incoming', 'i', 't_pre', 'pre', 'post', 'connect', 'name']:
    refused(lambda: S.add_attribute(name))
S.add_attribute('colour')
S.colour = 3
print(S.colour)
