# Tired and warmed-up synapses: short-term depression and facilitation.
#
# A spike uses up a share u of the transmitter x that is left; both recover between spikes (Tsodyks and Markram 1997).
# Where much is used at once and recovers slowly, a train of spikes has less and less effect; where little is used and use
# grows, more and more. Both synapses get the same spikes, 20 a second with a pause.
from brian2 import *

times = concatenate([arange(10)*50, [1000]])*ms
source = SpikeGeneratorGroup(1, zeros(len(times), dtype=int), times)
targets = NeuronGroup(2, 'dv/dt = -v/(20*ms) : 1', method='exact')

S = Synapses(source, targets, '''
    dx/dt = (1 - x)/tau_rec : 1 (event-driven)
    du/dt = -u/tau_facil : 1 (event-driven)
    U : 1
    tau_rec : second
    tau_facil : second
    ''',
    on_pre='''
    u += U*(1 - u)
    v_post += u*x
    x -= u*x
    ''')
S.connect()
S.x = 1
S.U = [0.5, 0.1]
S.tau_rec = [800, 100]*ms
S.tau_facil = [10, 1000]*ms

trace = StateMonitor(targets, 'v', record=True)
run(1200*ms)

figure(figsize=(7, 5))
for k, name in enumerate(['depressing', 'facilitating']):
    subplot(2, 1, k + 1)
    plot(trace.t/ms, trace.v[k], f'C{k}', label=name)
    ylabel('v')
    legend()
xlabel('Time (ms)')
