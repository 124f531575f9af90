# Synapses of neurons in single precision: plasticity that waits for events, delays of each synapse, sums, two pathways.
from brian2 import *
prefs.core.default_float_dtype = float32
inputs = SpikeGeneratorGroup(3, [0, 1, 2, 0, 1, 2, 0], [0.5, 1.5, 2.5, 4.5, 6.5, 6.5, 9.5]*ms)
G = NeuronGroup(4, '''dv/dt = -v/(10*ms) : 1
drive : 1''', threshold='v > 1.03', reset='v = 0', method='exact')
S = Synapses(inputs, G, '''w : 1
da/dt = -a/(4*ms) : 1 (event-driven)
db/dt = -b/(6*ms) : 1 (event-driven)
drive_post = w*(1 + v_post) : 1 (summed)''',
    on_pre={'pre': 'v_post += w; a += 0.5; w = clip(w + 0.25*b, 0, 2)', 'late': 'v_post -= 0.125*w'},
    on_post='b -= 0.25; w = clip(w + a, 0, 2)', delay={'late': 1*ms})
S.connect()
S.w = '0.375 + 0.25*j'
S.delay = '0.1*ms + 0.3*ms*(i + j)'
spikes = SpikeMonitor(G)
run(20*ms)
print(len(spikes.i), S.w[:].dtype, S.a[:].dtype, S.delay[:].shape, S.lastupdate[:].dtype, G.v[:].dtype)
print([f'{x:.3f}' for x in S.w[:]])
print([f'{x:.3f}' for x in S.a[:]], [f'{x:.3f}' for x in S.b[:]])
print([f'{x:.3f}' for x in G.v[:]], [f'{x:.3f}' for x in G.drive[:]])
