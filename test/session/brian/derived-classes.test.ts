/** Classes of a script that are derived from Brian's: what is printed here Brian 2.11 prints too. */
import { describe, expect, test } from 'vitest'
import { runScript } from '../../../session/index.ts'
import { assembleQuickly } from '../../assemble.ts'
import { run } from '../tools.ts'

const classes = `from brian2 import *
class Net(Network):
    """My network."""
    def __init__(self, *objs, **kwds):
        self.early = 1
        super().__init__(*objs, **kwds)
        self.schedule = ['start', 'groups', 'thresholds', 'synapses', 'resets', 'end']
        self.extra = []
    def run(self, duration, **kwargs):
        self.extra.append(duration)
        super().run(duration*ms, **kwargs)
    def twice(self, d):
        self.run(d)
        self.run(d)
class Traces(StateMonitor):
    def __init__(self, source, variable, record=True, order=0, name='traces*'):
        super().__init__(source, variable, record=record, order=order, name=name)
        self.when = 'end'
    def top(self):
        return self.v[0].max()
class Spikes(SpikeMonitor):
    @property
    def t(self):
        return (self.t_*1000).astype(int)
class Generator(SpikeGeneratorGroup):
    def __init__(self, N, indices, times, period=0, sorted=False):
        super().__init__(N, indices, times*ms, period=period*second, sorted=sorted, when='start')
class Neurons(NeuronGroup):
    kind = 'lif'
    def __init__(self, N, tau):
        NeuronGroup.__init__(self, N, 'dv/dt = -v/tau : 1\\ntau : second', threshold='v > 1', reset='v = 0', method='euler')
        self.tau = tau
        self._private = 5
        self.add_attribute('note')
        self.note = 'x'
    def kick(self, by):
        self.v += by
        return self
class Syn(Synapses):
    def __init__(self, a, b, w):
        super().__init__(a, b, 'w : 1', on_pre='v_post += w')
        self.connect(j='i')
        self.w = w
class Values(TimedArray):
    def __init__(self, values, dt):
        self.before = 3
        super().__init__(values, dt)
        self.after = 4
class Rates(PopulationRateMonitor): pass
class Poisson(PoissonGroup): pass
G = Neurons(3, 10*ms)
g = Generator(3, [0, 1, 2], array([1, 2, 3]))
S = Syn(g, G, 2)
M = Traces(G, 'v')
K = Spikes(G)
R = Rates(G)
`

/** What a script prints behind these classes, with real networks. */
async function printed(text: string): Promise<string> {
  let out = ''
  const { diagnostics } = await runScript(classes + text, {
    assemble: assembleQuickly,
    onPrint: part => void (out += part),
  })
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  return out
}

test('a network of derived objects runs, and methods are those of the script', async () => {
  const out = await printed(`net = Net(G, g, S, M, K, R)
print(net.schedule, net.early, net.extra)
net.twice(5)
print(net.t, net.extra, K.t, K.i[:], K.num_spikes, M.top(), M.when, len(R.t))
Network.run(net, 1*ms)
print(net.t, net.extra)
`)
  expect(out).toBe(`['start', 'groups', 'thresholds', 'synapses', 'resets', 'end'] 1 []
10. ms [5, 5] [1 2 3] [0 1 2] 3 2.0 end 100
11. ms [5, 5]
`)
})

test('objects are of their class and of that of Brian, everywhere the same ones', async () => {
  const out = await printed(`net = Net(G, M)
T = Values([1, 2], 1*ms)
print(type(net).__name__, isinstance(net, Net), isinstance(net, Network), isinstance(net, NeuronGroup), issubclass(Net, Network))
print(Net.__doc__, M.source is G, S.source is g, S.target is G, G in net.objects, Poisson(2, 100*Hz).N)
print(M.name, K.name, g.name, G.name, T(0*ms), T.before, T.after)
for x in (G, M, net, T, S): print(repr(x)[:22].split(' ')[0])
`)
  expect(out).toBe(`Net True True False True
My network. True True True True 2
traces spikemonitor spikegeneratorgroup neurongroup 1.0 3 4
Neurons(clock=Clock(dt
<Traces,
<Net
<__main__.Values
Syn(clock=Clock(dt=100
`)
})

test('groups take what was added, what their class has and what begins with an underscore; networks take everything', async () => {
  const out =
    await printed(`print(len(G), G.kind, G.note, G._private, hasattr(G, 'w'), 'kick' in dir(G), vars(G)['kind'] if 'kind' in vars(G) else '')
try: G.foo = 3
except AttributeError as error: print(error)
G.kind = 'other'
print(G.kind, Neurons.kind, G.kick(0.5) is G, G.v[:], G[:2].v[:])
net = Net()
print(hasattr(net, 'foo'))
net.foo = 1
print(net.foo)
del net.foo
try: net.foo
except AttributeError: print('gone')
try: Net.run(3, 4)
except AttributeError as error: print(error)
`)
  expect(out).toBe(`3 lif x 5 False True 
Could not find a state variable with name "foo". Use the add_attribute method if you intend to add a new attribute to the object.
other lif True [0.5 0.5 0.5] [0.5 0.5]
False
1
gone
'int' object has no attribute 'extra'
`)
})

test('run() finds derived objects', async () => {
  const out = await printed(`start_scope()
A = Neurons(1, 5*ms)
A.v = 1
B = Traces(A, 'v')
run(1*ms)
print(B.v[0][:3], B.t[:2], sorted(each.name for each in collect()))
`)
  expect(out).toBe("[0.98     0.9604   0.941192] [  0. 100.] us ['neurongroup_1', 'traces_1']\n")
})

describe('before __init__ of Brian', () => {
  test.each([
    ['class A(NeuronGroup):\n    def __init__(self):\n        print(self.v)\nA()', "'A' object has no attribute 'v'"],
    ['class A(Network):\n    def __init__(self): pass\nA().t', "'A' object has no attribute 't'"],
    ['class A(Network): pass\nNeuronGroup.__init__(A(), 1)', "descriptor '__init__' requires a 'NeuronGroup' object but received a 'A'"],
    ['class A(Network): pass\nA().__init__()', "the 'A' object has been made before"],
  ]) // prettier-ignore
  ('%j is an error', async (script, message) => {
    const { errors } = await run(`from brian2 import *\n${script}\n`)
    expect(errors).toEqual([expect.stringContaining(message)])
  })
})

test.each([
  ['class A(Network):\n    def __len__(self): return 3', "'__len__' of the class 'A', which is derived from Network,"],
  ['class A(NeuronGroup):\n    def before_run(self, names): pass', "'before_run' of the class 'A', which is derived from NeuronGroup,"],
  ['class A(StateMonitor):\n    def run(self): pass', "'run' of the class 'A', which is derived from StateMonitor,"],
]) // prettier-ignore
('what Brian or Python would ask of it is refused: %j', async (script, what) => {
  const { errors } = await run(`from brian2 import *\n${script}\n`)
  expect(errors).toEqual([`${what} is Brian 2, not yet Hillock; this file runs in Brian 2`])
})
