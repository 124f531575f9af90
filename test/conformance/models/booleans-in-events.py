# Boolean and integer variables in thresholds, events, resets, regular code, refractoriness and derivatives.
from brian2 import *
G = NeuronGroup(5, '''dv/dt = (int(on)*1.5 - v + 0.1*level)/(3*ms) : 1 (unless refractory)
on : boolean
spent : boolean
level : integer
fired : integer
odd = fired % 2 == 1 : boolean
half = level//2 : integer
awake = on and not spent : boolean''', threshold='v > 0.757 and awake', reset='''v = 0
fired += 1
level = level + int(odd)
spent = fired >= 6''', refractory='odd and v < 0', events={'filled': 'spent and level > 2', 'even': 'not odd and on'}, method='euler')
G.on = 'i != 2'
G.level = 'i - 1'
G.run_on_event('filled', 'spent = False; fired = 0; level -= 3')
G.run_regularly('on = on or (i == 2 and level > -5)', dt=4*ms)
M = StateMonitor(G, ['v', 'on', 'spent', 'level', 'fired', 'odd', 'half', 'awake'], record=True)
S = SpikeMonitor(G, variables=['odd', 'level', 'half'])
E = EventMonitor(G, 'filled', variables=['fired', 'spent'])
V = EventMonitor(G, 'even', record=False)
run(30*ms)
print(G.on[:], G.spent[:], G.level[:], G.fired[:], G.odd[:], G.half[:], G.awake[:])
print(S.count[:], E.count[:], V.count[:], M.odd.dtype, M.half.dtype)
G.level = '(-7 + i)//2'
print(G.level[:], G.half[:])
G.level = '(i*3) % 4 - 2**i'
print(G.level[:], G.half[:])
G.on = 'level > -3 or spent'
print(G.on['level < 0'], G.level['not on'], G.level['odd and on'])
G.level = 2.9
print(G.level[:])
G.level = [-1.5, 2.7, 3, -0.2, 0.9]
print(G.level[:])
G.level = 'i*0.75 - 1.8'
print(G.level[:])
G.on = 'True'
G.spent = [1, 0, 2, 0, 1]
print(G.on[:], G.spent[:])
