# The threshold itself in another slot: before the update, and after the resets, which then come a step later (and not
# at all where a run ends in between).
from brian2 import *
eqs = 'dx/dt = 1/ms : 1'
usual = NeuronGroup(1, eqs, threshold='x > 0.25', reset='x = 0', method='euler', name='usual')
early = NeuronGroup(1, eqs, threshold='x > 0.25', reset='x = 0', method='euler', name='early')
late = NeuronGroup(1, eqs, threshold='x > 0.25', reset='x = 0', method='euler', name='late')
moved = NeuronGroup(1, eqs, threshold='x > 0.25', reset='x = 0', refractory=0.3*ms, method='euler', name='moved')
early.set_event_schedule('spike', when='start')
late.set_event_schedule('spike', when='end')
moved.set_event_schedule('spike')
su = SpikeMonitor(usual)
se = SpikeMonitor(early)
sl = SpikeMonitor(late)
sm = SpikeMonitor(moved)
me = StateMonitor(early, 'x', record=0)
ml = StateMonitor(late, 'x', record=0)
run(1.1*ms)
print(su.t[:], se.t[:], sl.t[:], sm.t[:])
print(se.when, sl.when, sm.when, sl.order)
run(0.5*ms)
print(ml.x[0])
