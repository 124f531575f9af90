# Methods of objects as operations; a list that an operation fills while the network runs; two networks of one class.
from brian2 import *

class Experiment(object):
    def __init__(self, drive):
        self.group = NeuronGroup(2, '''dv/dt = (I - v)/(10*ms) : 1
                                       I : 1''', method='euler')
        self.group.I = drive
        self.levels = []
        self.operation = NetworkOperation(self.update, dt=5*ms)
        self.check = NetworkOperation(self.look, when='end', dt=10*ms)
        self.net = Network(self.group, self.operation, self.check)

    def update(self, t):
        self.group.I = self.group.I * 0.5
        for k in range(2):
            self.levels.append((round(t/ms, 6), round(float(self.group.v[k]), 9)))

    def look(self):
        self.levels.append(round(float(mean(self.group.v)), 9))

    def run(self, duration):
        self.net.run(duration)
        return self.levels

a = Experiment(2)
b = Experiment([1, 3])
for e in (a, b):
    print(e.run(20*ms))
print(a.run(5*ms)[-2:], a.net.t, b.net.t)
