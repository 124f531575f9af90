# Subthreshold resonance: a membrane with a favourite frequency
#
# A current swings through the frequencies from 0 to 50 Hz. A plain membrane answers less and less; one with a slow current
# that works against every change (a) answers weakly to slow waves too, and best to those in between. Dashed lines are
# what theory says about the size of the answer.
#
# Try: make tau_w 10 ms, then 300 ms. Where does the favourite frequency go?
from brian2 import *

C = 100*pF  # capacitance
g = 5*nS  # conductance of the leak
a = 20*nS  # strength of the slow current
tau_w = 60*ms  # how slow it is
amplitude = 20*pA  # of the swinging current
f_max = 50*Hz  # where the sweep ends
duration = 5*second

membranes = NeuronGroup(2, '''
    dv/dt = (-g*v - w + amplitude*sin(pi*f_max/duration*t**2))/C : volt
    dw/dt = (strength*v - w)/tau_w : amp
    strength : siemens (constant)
    ''', method='euler')
membranes.strength[1] = a

trace = StateMonitor(membranes, 'v', record=True, dt=1*ms)
run(duration)

# The impedance has a real and an imaginary part.
f = f_max*trace.t/duration
omega = 2*pi*f
figure(figsize=(8, 6))
for k, name in enumerate(['Plain membrane', 'With a slow current']):
    slow = membranes.strength[k]/(1 + (omega*tau_w)**2)
    expected = amplitude/sqrt((g + slow)**2 + (omega*C - slow*omega*tau_w)**2)
    best = f[argmax(expected)]
    print('%s: strongest answer expected at %.1f Hz' % (name, best/Hz))
    subplot(2, 1, k + 1)
    plot(f/Hz, trace.v[k]/mV, f'C{k}', lw=1)
    plot(f/Hz, expected/mV, 'k--')
    plot(f/Hz, -expected/mV, 'k--')
    ylabel('Answer (mV)')
    title(name)
xlabel('Frequency of the current (Hz)')
tight_layout()
