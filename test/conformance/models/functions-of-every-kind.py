# Functions of the script in equations: def, lambda, with units, one calling another, with constants of the script, in every place of a group.
from brian2 import *
tau = 5*ms
slope = 3
@implementation('cpp', '// none')
@check_units(v=volt, half=volt, result=1)
def m_inf(v, half):
    return 1/(1 + exp(-(v - half)/(5*mV)))
@implementation('cpp', '// none')
@check_units(v=volt, result=Hz)
def rate(v):
    x = (v + 75*mV)/(3*mV)
    return clip(x, 0, 10)*10*Hz
@implementation('cpp', 'double twice(double x) { return 2*x; }')
@check_units(x=1, result=1)
def twice(x):
    return 2*x + slope - 3
@implementation('cpp', '// none')
@check_units(x=1, result=1)
def nested(x):
    y = twice(x)
    z = y*y*(y > 1) + y*(y <= 1)
    return z + twice(z)
square = Function(lambda x: x*x, arg_units=[1], return_unit=1)
scaled = Function(lambda v: v*1000, arg_units=[volt], return_unit=volt)
G = NeuronGroup(6, '''dv/dt = (-65*mV - v + 30*mV*m_inf(v, h) + 5*mV*twice(s))/tau : volt
ds/dt = -s/(2*tau) + 0.01*rate(v) : 1
h : volt
q = nested(s)/10 : 1
n : integer
c : 1''', threshold='m_inf(v, h) > 0.513', reset='''v = -65*mV - scaled(0.001*mV)
c += square(q)
n = n + int(twice(1))''', method='rk4', events={'fast': 'rate(v) > 50*Hz'})
G.v = '-70*mV + i*square(2)*mV'
G.h = '-55*mV + 0.51*i*mV'
G.s = 'nested(0.1*i)/3'
G.run_on_event('fast', 's = s*square(0.9)')
G.run_regularly('c = c + m_inf(v, h)', dt=2*ms)
M = StateMonitor(G, ['v', 's', 'q'], record=True)
S = SpikeMonitor(G, variables='q')
E = EventMonitor(G, 'fast')
run(25*ms)
print(S.count[:], E.count[:], G.n[:])
print(m_inf(-55*mV, -55*mV), rate(-55*mV), twice(4), nested(2.0), square(3), scaled(2*mV))
print(G.v['square(i) > 8'] > -80*mV, G.q[:] > 0)
slope = 4
run(1*ms)
print(G.q[:])
def refused(call):
    try:
        print(call())
    except Exception as exc:
        print(type(exc).__name__, exc)
refused(lambda: m_inf(3, 4*mV))
refused(lambda: rate(-20))
@check_units(v=volt, result=volt)
def wrong(v):
    return v*v
refused(lambda: wrong(3*mV))
