# Tired and warmed-up synapses: short-term plasticity
#
# A spike uses up a share u of the transmitter x that is left; both recover between spikes (Tsodyks and Markram 1997). Where
# much is used at once and recovers slowly, a train of spikes has less and less effect; where little is used and use
# grows, more and more. Both synapses get the same ten spikes, and one more after a pause.
#
# Try: make the spikes of the train come every 20 ms, or every 100 ms.
from brian2 import *

interval = 50*ms  # between the spikes of the train
late = 1*second  # when the last spike comes
tau = 20*ms  # how fast the targets leak

times = concatenate([arange(10)*(interval/ms), [late/ms]])*ms
source = SpikeGeneratorGroup(1, zeros(len(times), dtype=int), times)
targets = NeuronGroup(2, 'dv/dt = -v/tau : 1', method='exact')

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
for k, name in enumerate(['A depressing synapse', 'A facilitating synapse']):
    subplot(2, 1, k + 1)
    plot(trace.t/ms, trace.v[k], f'C{k}')
    ylabel('v')
    title(name)
xlabel('Time (ms)')
tight_layout()
