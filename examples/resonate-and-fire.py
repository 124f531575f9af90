# A membrane that rings: a damped oscillation in the plane of v and w.
#
# A slow restoring current (w) turns a leaky membrane into a resonator. After a push it swings with its own period
# before it comes to rest. The system has complex eigenvalues, so Euler integrates it here.
from brian2 import *

tau = 20*ms
omega = 2*pi*40*Hz

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
legend()
subplot(122)
for k in range(3):
    plot(trace.v[k], trace.w[k])
xlabel('v')
ylabel('w')
tight_layout()
show()
