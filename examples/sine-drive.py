# A membrane is a low-pass filter
#
# Twenty membranes are each driven at a frequency of their own. A slow sine passes, a fast one is smoothed away: theory says
# that the amplitude falls as 1/sqrt(1 + (2*pi*f*tau)**2). Time appears in the equation, so no exact method applies; Euler
# does with a fine time step.
#
# Try: make tau 2 ms. To which frequency can this membrane follow?
from brian2 import *

defaultclock.dt = 0.05*ms
N = 20  # membranes
tau = 10*ms  # their time constant

membranes = NeuronGroup(N, '''
    dv/dt = (sin(2*pi*f*t) - v)/tau : 1
    f : Hz
    ''', method='euler')
membranes.f = '4*Hz*1.3**i'

trace = StateMonitor(membranes, 'v', record=True)
run(500*ms)

# The first half is for settling; what is left after it swings evenly.
half = 5000
amplitude = zeros(N)
for k in range(N):
    settled = trace.v[k][half:]
    amplitude[k] = (max(settled) - min(settled))/2
frequency = membranes.f/Hz
theory = 1/sqrt(1 + (2*pi*frequency*tau/second)**2)
print('corner frequency: %s' % (1/(2*pi*tau)))
for k in [0, 8, 16]:
    print('%6.1f Hz: %.3f, theory %.3f' % (frequency[k], amplitude[k], theory[k]))

figure(figsize=(10, 4))
subplot(121)
plot(trace.t/ms, trace.v[0], label='%.0f Hz' % frequency[0])
plot(trace.t/ms, trace.v[12], label='%.0f Hz' % frequency[12])
xlabel('Time (ms)')
ylabel('v')
title('Two of the membranes')
legend()
subplot(122)
semilogx(frequency, amplitude, 'o', label='simulated')
semilogx(frequency, theory, 'C1', label='theory')
xlabel('Frequency (Hz)')
ylabel('Amplitude')
title('All of them')
legend()
tight_layout()
