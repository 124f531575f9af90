# Back to the same moment: store() and restore()
#
# A network is run for 100 ms and stored. Then it goes on four times from that very moment, each time with another weight of
# its synapses. The first 100 ms have to be simulated only once; and whatever is different afterwards comes from the
# weights alone.
#
# Try: make the weights more alike, [0.398, 0.399, 0.4, 0.401]. How long do the four futures agree?
from brian2 import *

N = 20  # neurons on a ring
tau = 10*ms  # how fast they leak
drive = 1.2  # what neuron 0 gets; the others a little more
before = 100*ms  # what all have in common
after = 150*ms

ring = NeuronGroup(N, '''
    dv/dt = (I - v)/tau : 1
    I : 1 (constant)
    ''', threshold='v > 1', reset='v = 0', method='exact')
ring.I = 'drive + 0.01*i'

S = Synapses(ring, ring, on_pre='v_post += weight', delay=1*ms)
S.connect(j='(i + 1) % N_post')
spikes = SpikeMonitor(ring)

weight = 0.1
run(before)
store()

figure(figsize=(8, 8))
for row, weight in enumerate([-0.3, 0, 0.2, 0.4]):
    restore()
    run(after)
    print(f'weight {weight:4.1f}: {spikes.num_spikes} spikes')
    subplot(4, 1, row + 1)
    plot(spikes.t/ms, spikes.i, '.', c=f'C{row}', ms=4)
    axvline(before/ms, ls='--', c='k')
    xlim(0, (before + after)/ms)
    ylabel('Neuron')
    title(f'weight {weight} from 100 ms on')
xlabel('Time (ms)')
tight_layout()
