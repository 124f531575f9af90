# What analyses do with recorded spikes: intervals, selections, histograms, rates.
from brian2 import *
G = NeuronGroup(3, 'dv/dt = (1.5 + i - v)/(10*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
S = SpikeMonitor(G)
run(50*ms)
for k in range(3):
    own = S.t[S.i == k]
    intervals = diff(own)
    print(k, len(own), 'mean interval', mean(intervals), 'spread', std(intervals)/mean(intervals) < 0.05)
late = S.t > 25*ms
print(sum(late), S.t[late][0], S.i[late][0], S.t[late][-1] - S.t[0])
print(where(S.i == 2)[0], S.t[:].max(), (S.t/ms)[:3])
print(S.count[:]/(50*ms))
