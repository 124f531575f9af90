# A membrane that rings
#
# A slow restoring current (w) turns a leaky membrane into a resonator. After a push it swings with its own period before it
# comes to rest; in the plane of v and w it walks inwards on a spiral. The system has complex eigenvalues, so Euler
# integrates it here.
#
# Try: make tau 5 ms. Does the membrane still ring, and does the period change?
from brian2 import *

tau = 20*ms  # how long it rings
f = 40*Hz  # how fast
omega = 2*pi*f

cells = NeuronGroup(3, '''
    dv/dt = -v/tau - omega*w : 1
    dw/dt = -w/tau + omega*v : 1
    ''', method='euler')
cells.v = '0.5*(i + 1)'

trace = StateMonitor(cells, ['v', 'w'], record=True)
run(80*ms)

print('period: %s' % (2*pi/omega))
print('left after the run:', cells.v[:])

figure(figsize=(10, 4))
subplot(121)
for k in range(3):
    plot(trace.t/ms, trace.v[k], label='push %.1f' % (0.5*(k + 1)))
xlabel('Time (ms)')
ylabel('v')
title('Three pushes ring at one frequency')
legend()
subplot(122)
for k in range(3):
    plot(trace.v[k], trace.w[k])
xlabel('v')
ylabel('w')
title('The same in the plane of v and w')
tight_layout()
