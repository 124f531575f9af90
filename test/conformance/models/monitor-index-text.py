# What monitors recorded, indexed by texts: conditions on it, and numbers of records; the summary of a network that is handed over.
from brian2 import *
G = NeuronGroup(4, '''dv/dt = (1.03 + i)*97.3*Hz : 1
w : volt''', threshold='v > 1', reset='v = 0', method='euler')
G.w = 'i*10*mV'
S = SpikeMonitor(G, variables='w')
M = StateMonitor(G, 'v', record=True)
R = PopulationRateMonitor(G)
net = Network(collect())
net.run(20*ms)
which = 2
print(S.t['i == which'])
print(repr(S.t_['i == 2']))
print(S.i['t > 10*ms'])
print(S.w['i == 3 and t < 10*ms'])
print(S.i['w > 5*mV'])
print(S.i['i > N - 17'])
print(S.t['i'])
print(S.t['i > 100'])
print(S.t_['i'][:3])
print(M.t['t > 19.5*ms'])
print(R.rate['t > 19.5*ms'])
print(R.t['rate > 1*Hz'])


def refused(read):
    try:
        print(read())
    except Exception as error:
        print(type(error).__name__, error)


refused(lambda: S.i['there > 1'])
refused(lambda: S.i['v > 1'])
refused(lambda: S.i['dt > 1*ms'])
refused(lambda: R.t['i > 1'])
refused(lambda: R.t['rate > 1*mV'])
refused(lambda: S.N['i > 1'])
print(scheduling_summary(net))
refused(lambda: scheduling_summary(3))
