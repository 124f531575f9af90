import { describe, expect, test } from 'vitest'
import { type Outcome, run } from '../tools.ts'

const objects = `from brian2 import *
G = NeuronGroup(2, 'dv/dt = -v/(10*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
S = SpikeMonitor(G)
M = StateMonitor(G, 'v', record=True)
`

async function after(text: string): Promise<Outcome> {
  const outcome = await run(objects + text)
  expect(outcome.errors).toEqual([])
  return outcome
}

describe('what a network holds', () => {
  test.each([
    ['net = Network(G, S, M)\nprint(len(net), net.t, net.t_, net.name)', '6 0. s 0.0 network'],
    [
      "net = Network([G, (S,)], {'m': M})\nprint('neurongroup' in net, 'neurongroup_stateupdater' in net, 'foo' in net, G in net)",
      'True True False False',
    ],
    [
      "net = Network(collect(), name='net')\nprint(net['statemonitor'] is M, net.name, sorted([o.name for o in net.objects]))",
      "True net ['neurongroup', 'spikemonitor', 'statemonitor']",
    ],
    [
      'net = Network(G)\nnet.add(G, S)\nnet.remove(S)\nprint([o.name for o in net.sorted_objects])',
      "['neurongroup', 'neurongroup_stateupdater', 'neurongroup_spike_thresholder', 'neurongroup_spike_resetter']",
    ],
    [
      "net = Network(G)\nprint(net['neurongroup_stateupdater'])",
      "StateUpdater(clock=Clock(dt=100. * usecond, name='defaultclock'), when=groups, order=0, name='neurongroup_stateupdater')",
    ],
    [
      'print(Network(G, S))',
      "<Network at time t=0. s, containing objects: NeuronGroup(clock=Clock(dt=100. * usecond, name='defaultclock'), when=start, order=0, name='neurongroup'), <SpikeMonitor, recording from 'spikemonitor'>>",
    ],
    ["r = G.run_regularly('v = 1')\nnet = Network(G)\nprint(net['neurongroup_run_regularly'] is r)", 'True'],
    ["r = G.run_regularly('v = 1')\nprint(len(Network(G, r)), S in Network(S).objects)", '5 True'],
    [
      'a = Network()\nb = Network()\nprint(a.name, b.name, len(a), a)',
      'network network_1 0 <Network at time t=0. s, containing objects: >',
    ],
    ['net = Network(G)\nnet.stop()\nstop()\nnet.run(1*ms)\nprint(net.t)', '1. ms'],
    ['print(magic_network, len(magic_network), magic_network.t)', 'MagicNetwork() 0 0. s'],
  ])('%s', async (text, expected) => {
    expect((await after(text)).out.trimEnd()).toBe(expected)
  })

  test.each([
    ['Network(3)', 'TypeError: Can only add objects of type BrianObject, or containers of such objects to Network'],
    ["Network('G')", 'TypeError: Can only add objects of type BrianObject, or containers of such objects to Network'],
    ['Network(G, foo=3)', "TypeError: Only keyword argument to Network is 'name'."],
    ["Network(name='1a')", 'ValueError: Name 1a not valid variable name'],
    ["Network(G)['foo']", 'KeyError: \'No object with name "foo" found\''],
    ['Network(G)[0]', "TypeError: Need a name to access objects in a Network, got <class 'int'> instead"],
    ['Network(G).remove(S)', "KeyError: <SpikeMonitor, recording from 'spikemonitor'>"],
    ['Network(G).foo', "AttributeError: 'Network' object has no attribute 'foo'"],
    ["Network(G).restore('x')", "KeyError: 'x'"],
    ['Network(G).profiling_info', "ValueError: No profiling info collected (did you run with 'profile=True?')"],
    ['MagicNetwork()', 'ValueError: There can be only one MagicNetwork.'],
    ['magic_network.add(G)', 'MagicError: Cannot directly modify MagicNetwork'],
  ])('%s is refused', async (text, message) => {
    expect((await run(objects + text)).errors).toEqual([message])
  })
})

describe('runs', () => {
  test('go on where the network is, each network for itself', async () => {
    const { fake, out } = await after(`net = Network(G, M)
net.run(1*ms)
net.run(duration=2*ms, namespace={'a': 3})
print(net.t, M.clock.t, magic_network.t)`)
    expect(out).toBe('3. ms <defaultclock.t: 3. * msecond> 0. s\n')
    expect(fake.runs.map(({ from, duration }) => [from, duration])).toEqual([
      [0, 0.001],
      [0.001, 0.002],
    ])
    expect(fake.runs.map(({ variables }) => variables)).toEqual([
      ['G', 'M'],
      ['G', 'M'],
    ])
    expect([...(fake.runs[1]?.namespace.keys() ?? [])]).toEqual(['a'])
  })

  test('take report and duration as run() does', async () => {
    const { out } = await after("net = Network(G)\nnet.run(1*ms, report='text')")
    expect(out).toBe('Starting simulation at t=0. s for a duration of 1. ms\n1. ms (100%) simulated in < 1s\n')
    const { errors, places } = await run(`${objects}Network(G).run(-1*ms)`)
    expect(errors).toEqual(["ValueError: Function 'run' expected a non-negative duration but got '-1. ms'"])
    expect(places).toEqual(['-1*ms'])
  })

  test('take what was added and leave what was removed', async () => {
    const { fake } = await after(`net = Network(G)
net.run(1*ms)
net.add(M)
net.run(1*ms)
net.remove(M)
net.run(1*ms)`)
    expect(fake.runs.map(each => each.objects.length)).toEqual([1, 2, 1])
  })

  test('a group may be given more to do between them', async () => {
    await after("net = Network(G)\nnet.run(1*ms)\nr = G.run_regularly('v = 1')\nnet.run(1*ms)")
  })

  test.each([
    [
      'run(1*ms)\nnet = Network(G)',
      'neurongroup has already been simulated, cannot add it to the network.',
      'Network(G)',
    ],
    [
      'net.run(1*ms)\nnet.add(G)',
      'neurongroup has already been simulated, cannot add it to the network.',
      'net.add(G)',
    ],
    [
      'net.run(1*ms)\nnet.remove(M)\nnet.add(M)',
      'statemonitor has already been simulated, cannot add it to the network.',
      'net.add(M)',
    ],
    ['net.run(1*ms)\nrun(2*ms)', "'neurongroup' has already been run in the context of another network.", 'run(2*ms)'],
    [
      'run(1*ms)\nnet.run(2*ms)',
      "'neurongroup' has already been run in the context of another network.",
      'net.run(2*ms)',
    ],
    [
      "net.run(1*ms)\nH = NeuronGroup(1, 'v : 1')\nrun(2*ms)",
      "'neurongroup' has already been run in the context of another network.",
      'run(2*ms)',
    ],
    [
      'other = Network(G)\nnet.run(1*ms)\nother.run(2*ms)',
      "'neurongroup' has already been run in the context of another network.",
      'other.run(2*ms)',
    ],
  ])('%s is refused', async (text, message, place) => {
    const { errors, places } = await run(`${objects}net = Network(G, M)\n${text}`)
    expect(errors).toHaveLength(1)
    expect(errors[0]).toContain(`RuntimeError: ${message}`)
    expect(places).toEqual([place])
  })
})

describe('a step', () => {
  test('is told in the order in which its objects run', async () => {
    const { out } = await after(`r = G.run_regularly('v = 1', dt=0.5*ms)
R = PopulationRateMonitor(G)
print(Network(collect()).scheduling_summary())`)
    expect(out).toBe(`\
                  object                    |               part of               |        Clock dt        |    when    | order | active
--------------------------------------------+-------------------------------------+------------------------+------------+-------+-------
neurongroup_run_regularly (CodeRunner)      | neurongroup (NeuronGroup)           | 0.5 ms (every 5 steps) | start      |     0 |  yes  
statemonitor (StateMonitor)                 | statemonitor (StateMonitor)         | 100. us (every step)   | start      |     0 |  yes  
neurongroup_stateupdater (StateUpdater)     | neurongroup (NeuronGroup)           | 100. us (every step)   | groups     |     0 |  yes  
neurongroup_spike_thresholder (Thresholder) | neurongroup (NeuronGroup)           | 100. us (every step)   | thresholds |     0 |  yes  
spikemonitor (SpikeMonitor)                 | spikemonitor (SpikeMonitor)         | 100. us (every step)   | thresholds |     1 |  yes  
neurongroup_spike_resetter (Resetter)       | neurongroup (NeuronGroup)           | 100. us (every step)   | resets     |     0 |  yes  
ratemonitor (PopulationRateMonitor)         | ratemonitor (PopulationRateMonitor) | 100. us (every step)   | end        |     0 |  yes  
`)
  })

  test('is told of what run() would simulate, before and after it', async () => {
    const { out } = await after('print(scheduling_summary())\nrun(1*ms)\nprint(magic_network.scheduling_summary())')
    const [before, later] = [out.slice(0, out.length / 2), out.slice(out.length / 2)]
    expect(later).toBe(before)
    expect(before.split('\n')).toHaveLength(8)
  })

  test('of nothing is told as a table of nothing', async () => {
    const { out } = await after('print(Network().scheduling_summary())')
    expect(out).toBe(
      'object | part of | Clock dt | when | order | active\n-------+---------+----------+------+-------+-------\n',
    )
  })

  test('has slots that can be chosen', async () => {
    const { out } = await after(`net = Network(G)
print(net.schedule)
net.schedule = ['start', 'groups', 'extra', 'thresholds', 'resets', 'end']
print(net.schedule)
net.schedule = None
print(net.schedule == magic_network.schedule)`)
    expect(out).toBe(
      "['start', 'groups', 'thresholds', 'synapses', 'resets', 'end']\n['start', 'groups', 'extra', 'thresholds', 'resets', 'end']\nTrue\n",
    )
  })

  test.each([
    ['net.schedule = 3', 'TypeError: Schedule has to be None or a sequence of scheduling slots'],
    ["net.schedule = ['start', 3]", 'TypeError: Schedule has to be None or a sequence of scheduling slots'],
    [
      "net.schedule = ['before_x']",
      "ValueError: Slot names are not allowed to start with 'before_' or 'after_' -- such slot names are created automatically based on the existing slot names.",
    ],
    ['net.t = 3*ms', "AttributeError: property 't' of 'Network' object has no setter"],
    ["G.run_regularly('v = 1', when='foo')\nnet.scheduling_summary()", "KeyError: 'foo'"],
  ])('%s is refused', async (text, message) => {
    const { errors, diagnostics } = await run(`${objects}net = Network(G)\n${text}`)
    expect(errors).toEqual([message])
    expect(diagnostics[0]?.span).toBeDefined()
  })
})

test('compiling counts the runs of every network', async () => {
  const { errors } = await run(`${objects}net = Network(G)\nnet.run(1*ms)`, { compile: 2 })
  expect(errors).toEqual(['the script calls run() once; there is no run 2'])
})

test('the default schedule of all networks is not there; that of a network is', async () => {
  const { errors } = await run(`from brian2 import *
prefs.core.network.default_schedule = ['start', 'resets', 'end']`)
  expect(errors).toEqual(['prefs.core.network.default_schedule is Brian 2, not yet Hillock; this file runs in Brian 2'])
  const { out } = await run(`from brian2 import *
magic_network.schedule = ['start', 'resets', 'end']
print(magic_network.schedule)`)
  expect(out).toBe("['start', 'resets', 'end']\n")
})
