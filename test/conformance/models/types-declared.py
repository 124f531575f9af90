# @declare_types above and below @check_units, in equations and called; what it refuses.
from brian2 import *
@implementation('cpp', '// none')
@declare_types(x='integer', result='integer')
@check_units(x=1, result=1)
def doubled(x):
    return 2*x
@implementation('cpp', '// none')
@check_units(v=volt, result=volt)
@declare_types(v='float', result='float')
def folded(v):
    return abs(v)*0.5
G = NeuronGroup(3, '''dv/dt = (folded(v) - v)/(3*ms) : volt
n : integer''', threshold='v > 3*mV', reset='n = doubled(n) + 1; v = -4*mV', method='euler')
G.v = '(i - 1)*5*mV'
M = StateMonitor(G, ['v', 'n'], record=True)
run(5*ms)
print(doubled(3), folded(-4*mV), G.n[:])
def refused(call):
    try:
        print(call())
    except Exception as exc:
        print(type(exc).__name__, exc)
refused(lambda: declare_types(x='int')(lambda x: x))
refused(lambda: declare_types(result='any')(lambda x: x))
refused(lambda: declare_types(y='float')(lambda x: x))
