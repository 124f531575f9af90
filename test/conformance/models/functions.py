# Functions of one's own in equations, threshold, reset, run_regularly and initial values, with units, and called by the script.
from brian2 import *
tau = 10*ms
slope = 4*mV
v_half = -52*mV
gain = 3

@implementation('cpp', 'double boltzmann(double v) { return 1/(1 + exp(-(v + 0.052)/0.004)); }')
@check_units(v=volt, result=1)
def boltzmann(v):
    """A sigmoid."""
    x = (v - v_half)/slope
    return 1/(1 + np.exp(-x))

@implementation('numpy', discard_units=True)
@check_units(v=volt, result=hertz)
def rate(v):
    return 100*np.clip((v + 0.06)/0.01, 0, 2) + gain

@check_units(a=volt, b=volt, result=volt)
def larger(a, b):
    return np.where(a > b, a, b)

@check_units(v=volt, share=1, result=volt)
def between(v, share=0.5):
    return v*share + v_half*(1 - share)

power = Function(lambda x, y: x**2*y, arg_units=[1, volt], return_unit=volt)
cubed = Function(np.square, arg_units=[volt], return_unit=volt**2)

G = NeuronGroup(5, '''
    dv/dt = (between(target, 0.9) - v)/tau : volt
    dn/dt = rate(v)*(boltzmann(v) - n) : 1
    target : volt
    open = boltzmann(v) + rate(v)*ms : 1
    w : volt
    ''', threshold='larger(v, w) > -49*mV', reset='v = between(v, 0.3) - 10*mV; w = power(n, v)', method='euler')
G.v = 'between(-70*mV, 0.1*i)'
G.target = 'larger(-50*mV + i*mV, -48*mV)'
G.w = -70*mV
G.run_regularly('w = larger(w + 0.1*mV, power(n, target))', dt=1*ms)
trace = StateMonitor(G, ['v', 'n', 'open', 'w'], record=True)
spikes = SpikeMonitor(G)
print(boltzmann(-52*mV), larger(3*mV, 2*mV), between(-70*mV), power(2, 3*mV), cubed(2*mV))
run(20*ms)
v_half = -50*mV
run(20*ms)
print(G.v[:])
