# Refused: times are set by set_spikes alone.
# points at: S.spike_time
from brian2 import *
S = SpikeGeneratorGroup(2, [0, 1], [1, 2]*ms)
S.spike_time = 3*ms
