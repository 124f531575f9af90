# AdEx: six firing patterns of the adaptive exponential neuron
#
# Close to its threshold this membrane runs away by itself (Delta_T says how sharply), and an adaptation current w holds it
# back: it follows the membrane (a) and grows with every spike (b). Leak, reset and adaptation decide about the pattern
# (parameters after Naud, Marcille, Clopath and Gerstner, Biological Cybernetics 99, 2008).
#
# Try: raise Delta_T to 4 mV. Which patterns survive a softer threshold?
from brian2 import *

VT = -50*mV  # where the membrane begins to run away
Delta_T = 2*mV  # how sharply
onset = 20*ms  # when the current begins

patterns = ['tonic', 'adapting', 'initial burst', 'regular bursting', 'accelerating', 'transient']

neurons = NeuronGroup(6, '''
    dv/dt = (g*(E - v) + g*Delta_T*exp((v - VT)/Delta_T) - w + I*int(t > onset))/C : volt
    dw/dt = (a*(v - E) - w)/tau_w : amp
    C : farad (constant)
    g : siemens (constant)
    E : volt (constant)
    a : siemens (constant)
    b : amp (constant)
    tau_w : second (constant)
    v_reset : volt (constant)
    I : amp (constant)
    ''', threshold='v > 0*mV', reset='v = v_reset; w += b', method='euler')
neurons.C = [200, 200, 130, 200, 200, 100]*pF
neurons.g = [10, 12, 18, 10, 12, 10]*nS
neurons.E = [-70, -70, -58, -58, -70, -65]*mV
neurons.a = [2, 2, 4, 2, -10, 10]*nS
neurons.b = [0, 60, 120, 100, 0, 100]*pA
neurons.tau_w = [30, 300, 150, 120, 300, 90]*ms
neurons.v_reset = [-58, -58, -50, -46, -58, -47]*mV
neurons.I = [500, 500, 400, 210, 300, 180]*pA
neurons.v = 'E'

trace = StateMonitor(neurons, 'v', record=True)
spikes = SpikeMonitor(neurons)
run(400*ms)

figure(figsize=(10, 7))
for k in range(6):
    print('%-17s %d spikes' % (patterns[k], spikes.count[k]))
    subplot(3, 2, k + 1)
    plot(trace.t/ms, trace.v[k]/mV, f'C{k}', lw=1)
    vlines(spikes.t[spikes.i == k]/ms, -45, 0, color=f'C{k}', lw=1)  # as they look in a recording
    ylim(-80, 5)
    title(patterns[k])
    if k % 2 == 0:
        ylabel('v (mV)')
    if k > 3:
        xlabel('Time (ms)')
tight_layout()
