# get_states and set_states of spike generators and of what run() simulates.
from brian2 import *
generator = SpikeGeneratorGroup(2, [1, 0, 1], [2, 1, 4]*ms, period=10*ms, name='generator')
G = NeuronGroup(2, 'dv/dt = -v/(10*ms) : volt', method='exact', name='G')
G.v = [1, 2]*volt
M = StateMonitor(G, 'v', record=True, name='M')
S = SpikeMonitor(generator, name='S')
def show(states):
    for name, values in states.items():
        print(name, asarray(values).tolist(), type(values) is Quantity)
run(0.3*ms)
show(generator.get_states())
show(generator.get_states(['period', 'spike_time'], units=False))
print(generator.get_states(read_only_variables=False))
states = magic_network.get_states()
print([(name, sorted(own)) for name, own in sorted(states.items())])
show(states['M'])
magic_network.set_states({'G': {'v': [5, 6]*volt}})
print(G.v[:])
for wrong in [{'generator': {'period': 1*ms}}, {'generator': {'foo': 1}}, {'foo': {}}]:
    try:
        magic_network.set_states(wrong)
    except Exception as exc:
        print(type(exc).__name__, exc)
try:
    generator.get_states(['foo'])
except KeyError as exc:
    print(exc)
run(3*ms)
print(S.t[:], S.i[:], G.v[:])
