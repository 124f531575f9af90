# Neurons that talk all the time: gap junctions
#
# Ten leaky neurons with slightly different drives fire at ten different rates. Electrical synapses let current flow from each
# to all others, in proportion to the difference of their potentials: a summed variable, worked out at every step. A spike
# comes through them too, as a small leap of all partners. From 200 ms on the junctions are open, and the neurons fall into
# step.
#
# Try: make the drives more different (spread). How much can the junctions hold together?
from brian2 import *

N = 10  # neurons
tau = 10*ms  # how fast they leak
spread = 0.05  # how different their drives are
conductance = 0.02  # of an open junction
jump = 0.03  # what comes through of a spike

G = NeuronGroup(N, '''
    dv/dt = (drive - v + current)/tau : 1
    drive : 1
    current : 1
    ''', threshold='v > 1', reset='v = 0', method='euler')
G.drive = '1.1 + spread*i/(N - 1)'
G.v = 'i/(1.0*N)'

S = Synapses(G, G, '''
    w : 1
    current_post = w*(v_pre - v_post) : 1 (summed)
    ''', on_pre='v_post += leap')
S.connect('i != j')

spikes = SpikeMonitor(G)
leap = 0
run(200*ms)
S.w = conductance
leap = jump
run(300*ms)

figure(figsize=(7, 3))
plot(spikes.t/ms, spikes.i, '|k', ms=10)
axvline(200, ls='--', c='C1')
xlabel('Time (ms)')
ylabel('Neuron')
title('From 200 ms on the junctions are open')
