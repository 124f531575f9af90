# TimedArrays of one and two dimensions: in derivatives, thresholds, resets, regular code, rates, called by the script, changed between runs.
from brian2 import *
steps = TimedArray([1, 4, 2.5, -1]*mV, dt=0.75*ms, name='steps')
grid = TimedArray(array([[1, 2, 3], [0, 5, 0.5], [2, 2, 7]])*Hz, dt=1*ms)
whole = TimedArray([3, 1, 2], dt=2*ms)
flags = TimedArray([True, False, True], dt=1*ms)
row = TimedArray(array([[10.0, 20, 30, 40]]), dt=1*ms)
G = NeuronGroup(3, '''dv/dt = (steps(t)*whole(t) - v)/(2*ms) : volt
dx/dt = grid(t, i) - x*Hz : 1
y = grid(t - 0.5*ms, 2 - i)*ms : 1
z = grid(t, k)*second + whole(2*t) : 1 (constant over dt)
k : integer
w : 1
b : boolean''', threshold='v > steps(t + 1*ms) + whole(t)*mV', reset='v = -steps(t); w += whole(t) + row(t, i + 1)', method='euler')
G.k = '(i + 1) % 3'
G.run_regularly('b = flags(t) == 1; w += 0.25*grid(t, i)/Hz', dt=0.5*ms)
M = StateMonitor(G, ['v', 'x', 'y', 'z', 'w', 'b'], record=True)
S = SpikeMonitor(G)
run(4*ms)
print(S.count[:], G.w[:])
def refused(call):
    try:
        print(call())
    except Exception as exc:
        print(type(exc).__name__, exc)
refused(lambda: grid(1*ms, 3))
refused(lambda: steps(3))
refused(lambda: grid([0, 1, 2]*ms, 0))
refused(lambda: grid([0, 1, 2]*ms, [2, 1, 0]))
print(steps(0*ms), steps(0.75*ms), steps(10*second), steps(-1*ms), steps([0, 1, 2]*ms), whole(3.99*ms), grid(1*ms, 1), grid(1*ms, array([0, 2])))
print(steps.values, repr(steps.values), steps.dt, steps.name, grid.values.shape, whole.values.dtype, steps.dim)
print(flags(0*ms), flags(1.5*ms), row(1*second, 2), repr(steps(1*ms)), repr(grid(2.5*ms, 2)))
G.v = 'steps(i*ms)'
print(G.v[:], G.y[:])
G.w = 'grid(t + i*ms, i)/Hz'
print(G.w[:], G.w['steps(i*ms) > 2*mV'])
