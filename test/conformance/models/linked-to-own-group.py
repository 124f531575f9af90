# Variables linked to variables of the group's own other neurons: in equations, conditions, resets, operations and monitors.
from brian2 import *
G = NeuronGroup(5, '''dv/dt = (drive + 0.2*before - v)/(4*ms) : 1
drive : 1
level = 2*drive + i : 1
next : integer
before : 1 (linked)
after : 1 (linked)
same : 1 (linked)
far : 1 (linked)
double : 1 (linked)
c : 1''', threshold='v > 1 + 0.05*after', reset='v = 0.1*same; c += double', method='exact', name='ring')
G.drive = '0.9 + 0.2*i'
G.next = '(i + 1) % N'
G.before = linked_var(G, 'drive', index=[4, 0, 1, 2, 3])
G.after = linked_var(G.drive, index='next')
G.same = linked_var(G, 'drive')
G.far = linked_var(G, 'before', index=[2, 2, 0, 1, 1])
G.double = linked_var(G, 'level', index=[1, 1, 1, 0, 4])
print(G.before[:], G.after[:], G.same[:], G.far[:], G.double[:])
G.run_regularly('c += far*0.01', dt=1*ms)
G.run_regularly('drive = drive + 0.01*i', dt=2*ms, when='start')
M = StateMonitor(G, ['v', 'before', 'after', 'far', 'double', 'c'], record=True)
S = SpikeMonitor(G, variables='same')
run(20*ms)
print(S.count[:], G.c[:], G.far[:])
G.next = '(i + 3) % N'
run(5*ms)
print(S.count[:], G.c[:], G.after[:])
for wrong in ('nothing', 'unlinked'):
    H = NeuronGroup(2, 'x : 1 (linked)\nunlinked : 1 (linked)')
    try:
        H.x = linked_var(H, wrong)
    except KeyError as error:
        print(error)
