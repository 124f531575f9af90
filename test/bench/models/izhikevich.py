# Izhikevich neurons (2003), each with four parameters of its own, from regular spiking to chattering.
from brian2 import *

N = 10000

G = NeuronGroup(N, '''dv/dt = (0.04*v**2 + 5*v + 140 - u + I)/ms : 1
                      du/dt = a*(b*v - u)/ms : 1
                      I : 1
                      a : 1
                      b : 1
                      c : 1
                      d : 1''',
                threshold='v >= 30', reset='v = c; u += d', method='euler')
G.a = 0.02
G.b = 0.2
G.c = '-65 + 15*(i/N)**2'
G.d = '8 - 6*(i/N)**2'
G.v = -65
G.u = 'b*v'
G.I = '10*i/N'

run(1*second)
