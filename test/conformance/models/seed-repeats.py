# The same seed gives the same numbers again, another seed others.
from brian2 import *
G = NeuronGroup(10, 'v : 1')
seed(11)
G.v = 'rand()'
first = array(G.v)
G.v = 'rand()'
second = array(G.v)
seed(11)
G.v = 'rand()'
print('same seed, same numbers:', all(array(G.v) == first))
print('the next draw differs:', not any(second == first))
print('in range:', all(first >= 0), all(first < 1))
