# Attributes that a script gives to groups, subgroups and monitors, and those that begin with an underscore.
from brian2 import *
G = NeuronGroup(3, 'v : 1', name='G', namespace={'tau': 3*ms})
M = StateMonitor(G, 'v', record=True)
S = SpikeMonitor(NeuronGroup(1, 'v : 1', threshold='v > 1', reset='v = 0', name='K'), name='S')
P = SpikeGeneratorGroup(2, [0], [0]*ms, name='P')
def tell(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for obj in (G, M, S, P, G[1:]):
    tell(lambda: obj.add_attribute('colour'))
    tell(lambda: obj.colour)
    def put():
        obj.colour = 'red'
        return obj.colour
    tell(put)
    tell(lambda: hasattr(obj, 'colour'))
    tell(lambda: obj.add_attribute('colour'))
    tell(lambda: obj.add_attribute('name'))
    tell(lambda: setattr(obj, 'other', 3))
    obj._private = 3
    tell(lambda: obj._private)
tell(lambda: obj._nothing)
