# ExplicitStateUpdaters of the script's own, with several stages, noise; method_options; lists of methods.
from brian2 import *
tau = 4*ms
midpoint = ExplicitStateUpdater('''k = dt*f(x, t)
x_new = x + dt*f(x + k/2, t + dt/2)''')
ralston = ExplicitStateUpdater("""k = dt*f(x, t)
l = dt*f(x + 2*k/3, t + 2*dt/3)
x_new = x + k/4 + 3*l/4""")
quiet = ExplicitStateUpdater("""x_support = x + dt*f(x, t) + dt**.5*g(x, t)
g_support = g(x_support, t)
x_new = x + dt*f(x, t) + (g_support + g(x, t))/2*dW""", stochastic='multiplicative')
equations = '''dv/dt = (drive(t) + u - v**2)/tau : 1 (unless refractory)
du/dt = (sin(v) - u + 0.1*i)/(3*tau) : 1'''
drive = TimedArray([0.5, 2, 1, 3], dt=2*ms)
A = NeuronGroup(3, equations, method=midpoint, threshold='v > 0.951', reset='v = 0', refractory=0.5*ms)
B = NeuronGroup(3, equations, method=ralston, threshold='v > 0.951', reset='v = 0')
C = NeuronGroup(3, equations, method=ralston)
D = NeuronGroup(3, equations, method='rk2', threshold='v > 0.951', reset='v = 0', refractory=0.5*ms)
E = NeuronGroup(2, 'dx/dt = -x/tau + s : 1\ns : Hz', method=quiet)
E.s = 'i*100*Hz'
F = NeuronGroup(2, 'dx/dt = -x/tau : 1', method='exact', method_options={'simplify': False})
F.x = 'i + 1'
L = NeuronGroup(2, 'dx/dt = -x*x/tau : 1', method=('exact', 'exponential_euler', midpoint))
L.x = 'i + 1'
N = NeuronGroup(2, 'dx/dt = (1 - x)/tau : 1', method=['linear', 'euler'])
a = StateMonitor(A, ['v', 'u'], record=True)
b = StateMonitor(B, ['v', 'u'], record=True)
c = StateMonitor(C, ['v', 'u'], record=True)
d = StateMonitor(D, ['v', 'u'], record=True)
e = StateMonitor(E, 'x', record=True)
f = StateMonitor(F, 'x', record=True)
l = StateMonitor(L, 'x', record=True)
n = StateMonitor(N, 'x', record=True)
sa = SpikeMonitor(A)
sb = SpikeMonitor(B)
run(9*ms)
print(sa.count[:], sb.count[:])
def refused(call):
    try:
        call()
    except Exception as exc:
        print(type(exc).__name__)
refused(lambda: ExplicitStateUpdater('k = dt*f(x, t)'))
refused(lambda: StateUpdateMethod.register('euler', midpoint))
