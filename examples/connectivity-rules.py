# Who is connected to whom: four rules
#
# connect() takes a condition for pairs of neurons, a probability, both, or a rule that says for each source i which
# targets j it has. In the pictures a dot is a synapse: the source is its column, the target its row. To count them, all
# sources spike once, and each target counts what comes.
#
# Try: write a rule of your own, for instance a condition 'i + j == N_pre - 1' or 'i // 8 == j // 8'.
from brian2 import *

seed(11)

N = 40  # neurons
p = 0.1  # probability of the first rule
reach = 4  # of the second

sources = SpikeGeneratorGroup(N, arange(N), ones(N)*ms)
targets = NeuronGroup(4*N, 'inputs : 1')
counted = StateMonitor(targets, 'inputs', record=True, dt=1*ms)

chance = Synapses(sources, targets[:N], on_pre='inputs_post += 1')
chance.connect('i != j', p=p)
neighbours = Synapses(sources, targets[N:2*N], on_pre='inputs_post += 1')
neighbours.connect('i != j and abs(i - j) < reach')
chain = Synapses(sources, targets[2*N:3*N], on_pre='inputs_post += 1')
chain.connect(j='(i + 1) % N_post')
ring = Synapses(sources, targets[3*N:], on_pre='inputs_post += 1')
ring.connect(j='k % N_post for k in range(i + 5, i + 10)')

run(3*ms)

rules = {
    'By chance': chance,
    'Neighbours': neighbours,
    'The next one': chain,
    'The fifth to the ninth from here': ring,
}
figure(figsize=(8, 8))
for k, (name, rule) in enumerate(rules.items()):
    print('%-33s %4d synapses, %.1f for each target' % (name, len(rule), mean(counted.inputs[k*N:(k + 1)*N, -1])))
    subplot(2, 2, k + 1)
    plot(rule.i, rule.j, '.k', ms=4)
    xlim(-1, N)
    ylim(-1, N)
    title(name)
    if k % 2 == 0:
        ylabel('Target neuron')
    if k > 1:
        xlabel('Source neuron')
tight_layout()
