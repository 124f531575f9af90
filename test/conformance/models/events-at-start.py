# Monitors and code that come before the condition in a step meet the events of the step before, but not over a pause.
from brian2 import *
G = NeuronGroup(2, '''
    n : 1
    m : 1
    ''', events={'beat': 'int(t/dt + 0.5) % (2 + i) == 0'})
G.run_on_event('beat', 'n += 1', when='start')
usual = EventMonitor(G, 'beat')
start = EventMonitor(G, 'beat', when='start', variables='n')
end = EventMonitor(G, 'beat', when='end')
for duration in [0.3, 0.3, 0.1, 0.4]:
    run(duration*ms)
    print(usual.num_events, start.num_events, end.num_events, G.n[:])
print(usual.t[:])
print(start.t[:])
