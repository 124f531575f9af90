import { describe, expect, test } from 'vitest'
import { run } from '../tools.ts'

/** What a script prints. */
async function printed(text: string): Promise<string> {
  const { out, errors } = await run(`from brian2 import *\n${text}`)
  expect(errors).toEqual([])
  return out.trimEnd()
}

describe('clocks', () => {
  test.each([
    ['print(Clock(dt=0.25*ms))', "Clock(dt=250. * usecond, name='clock')"],
    ['c = Clock(0.2*ms)\nd = Clock(0.3*ms)\nprint(c.name, d.name)', 'clock clock_1'],
    [
      'c, d = Clock(1*ms), Clock(2*ms)\nprint([c.name, d.name], [Clock(1*ms).name for k in range(3)])',
      "['clock', 'clock_1'] ['clock_2', 'clock_3', 'clock_4']",
    ],
    ["print(Clock(1*ms, name='slow').name, Clock(1*ms, name='fast*').name)", 'slow fast'],
    [
      'c = Clock(0.25*ms)\nprint(c.dt, c.dt_, c.t, c.t_, c.timestep, c.N, c.t[:], c.timestep[:])',
      '250. us 0.00025 <clock.t: 0. * second> <clock.t_: 0.0> <clock.timestep: 0> 1 0. s 0',
    ],
    ['c = Clock(0.25*ms)\nc.dt = 0.5*ms\nc.dt_ = 0.001\nprint(c.dt, c.t/ms, c.timestep + 1)', '1. ms 0.0 1'],
    [
      'print(defaultclock.dt, defaultclock.t, defaultclock.timestep, defaultclock.timestep[:], defaultclock.name)',
      '100. us <defaultclock.t: 0. * second> <defaultclock.timestep: 0> 0 defaultclock',
    ],
    ['print(isinstance(Clock(1*ms), Clock))', 'True'],
  ])('%s', async (text, expected) => {
    expect(await printed(text)).toBe(expected)
  })

  test.each([
    [
      'Clock(3)',
      "DimensionMismatchError: Function '_set_dt' expected a quantity with unit second for argument 'dt' but got '3.' (unit is 1).",
      '3',
    ],
    [
      'Clock(dt=1*mV)',
      "DimensionMismatchError: Function '_set_dt' expected a quantity with unit second for argument 'dt' but got '1. mV' (unit is V).",
      '1*mV',
    ],
    ['Clock(0*ms)', 'ZeroDivisionError: float division by zero', '0*ms'],
    ['Clock(-1*ms)', 'ValueError: the time step has to be positive and finite', '-1*ms'],
    ["Clock(1*ms, name='1a')", 'ValueError: Name 1a not valid variable name', "'1a'"],
    ['defaultclock.t = 3*ms', 'TypeError: Variable t is read-only.', 'defaultclock.t'],
    ['defaultclock.timestep = 3', 'TypeError: Variable timestep is read-only.', 'defaultclock.timestep'],
    ["defaultclock.name = 'x'", "AttributeError: property 'name' of 'Clock' object has no setter", ''],
    [
      'defaultclock.foo = 3',
      'AttributeError: Could not find a state variable with name "foo". Use the add_attribute method if you intend to add a new attribute to the object.',
      '',
    ],
    ['defaultclock.foo', 'AttributeError: No attribute with name foo', ''],
    [
      'defaultclock.dt_ = 1*ms',
      "DimensionMismatchError: Function '_set_dt_' expected a quantity with unit 1 for argument 'dt_' but got '1. ms' (unit is s).",
      '',
    ],
    ['defaultclock.t[0]', "IndexError: Illegal index for variable 't', it is a scalar variable.", ''],
  ])('%s is refused', async (text, message) => {
    expect((await run(`from brian2 import *\n${text}`)).errors).toEqual([message])
  })
})

describe('clocks of groups and monitors', () => {
  test.each([
    ['dt=1*ms', "Clock(dt=1. * msecond, name='neurongroup_clock')"],
    ['clock=c', "Clock(dt=200. * usecond, name='clock')"],
    ['clock=defaultclock', "Clock(dt=100. * usecond, name='defaultclock')"],
    ['dt=None', "Clock(dt=100. * usecond, name='defaultclock')"],
  ])('of a group with %s', async (argument, clock) => {
    const text = `c = Clock(0.2*ms)\nG = NeuronGroup(1, 'v : 1', ${argument})\nprint(G.clock)\nprint(G)`
    expect(await printed(text)).toBe(`${clock}\nNeuronGroup(clock=${clock}, when=start, order=0, name='neurongroup')`)
  })

  test('one clock is one and the same, wherever it is asked for', async () => {
    const text = `c = Clock(0.2*ms)
G = NeuronGroup(1, 'v : 1', clock=c)
M = StateMonitor(G, 'v', record=0)
r = G.run_regularly('v = 1')
print(G.clock is c, M.clock is c, r.clock is c)`
    expect(await printed(text)).toBe('True True True')
  })

  test('private clocks are called after their objects', async () => {
    const text = `G = NeuronGroup(1, 'v : 1', dt=1*ms, name='cells')
M = StateMonitor(G, 'v', record=0, dt=2*ms)
r = G.run_regularly('v = 1', dt=3*ms)
print(G.clock.name, M.clock.name, r.clock.name, SpikeMonitor(NeuronGroup(1, 'v : 1', threshold='v > 1', reset='')).clock.name)`
    expect(await printed(text)).toBe('cells_clock statemonitor_clock cells_run_regularly_clock defaultclock')
  })

  test.each([
    ["NeuronGroup(1, 'v : 1', dt=1*ms, clock=c)", 'ValueError: Can only specify either a dt or a clock, not both.'],
    ["StateMonitor(G, 'v', True, 1*ms, c)", 'ValueError: Can only specify either a dt or a clock, not both.'],
    [
      "NeuronGroup(1, 'v : 1', dt=3)",
      "DimensionMismatchError: Function '__init__' expected a quantity with unit second for argument 'dt' but got '3' (unit is 1).",
    ],
    [
      "StateMonitor(G, 'v', True, dt=3*mV)",
      "DimensionMismatchError: Function '__init__' expected a quantity with unit second for argument 'dt' but got '3. mV' (unit is V).",
    ],
    [
      "G.run_regularly('v = 1', dt=1)",
      "DimensionMismatchError: Function '_set_dt' expected a quantity with unit second for argument 'dt' but got '1.' (unit is 1).",
    ],
    ["NeuronGroup(1, 'v : 1', clock=1*ms)", "AttributeError: 'Quantity' object has no attribute 'variables'"],
    ["NeuronGroup(1, 'v : 1', dt=-1*ms)", 'ValueError: the time step has to be positive and finite'],
    ['G.clock = c', "AttributeError: property 'clock' of 'NeuronGroup' object has no setter"],
    ['G.dt = 2*ms', 'TypeError: Variable dt is read-only.'],
  ])('%s is refused', async (text, message) => {
    const { errors, diagnostics } = await run(
      `from brian2 import *\nc = Clock(1*ms)\nG = NeuronGroup(1, 'v : 1')\n${text}`,
    )
    expect(errors).toEqual([message])
    expect(diagnostics[0]?.span).toBeDefined()
  })

  test('run_regularly takes the clock where both are given', async () => {
    const text = "G = NeuronGroup(1, 'v : 1')\nprint(G.run_regularly('v = 1', dt=1*ms, clock=defaultclock).clock.name)"
    expect(await printed(text)).toBe('defaultclock')
  })
})

describe('the time of a clock', () => {
  test('is that of the next step of its own', async () => {
    const text = `c = Clock(0.2*ms)
G = NeuronGroup(1, 'v : 1', clock=c)
run(0.5*ms)
print(c.t, c.timestep, G.t, G.t_in_timesteps, defaultclock.t)`
    expect(await printed(text)).toBe(
      '<clock.t: 0.6 * msecond> <clock.timestep: 3> <neurongroup.t: 0.6 * msecond> <neurongroup.t_in_timesteps: 3> <defaultclock.t: 0. * second>',
    )
  })

  test('stands where it stood until the run after its step has changed', async () => {
    const text = `defaultclock.dt = 0.05*ms
G = NeuronGroup(2, 'w : 1')
G.w = 'dt/ms + t/ms'
print(G.dt, G.w[:])
run(1*ms)
defaultclock.dt = 0.5*ms
G.w = 'dt/ms + t/ms'
print(G.dt, G.w[:], G.t)`
    expect(await printed(text)).toBe(
      '<neurongroup.dt: 50. * usecond> [0.05 0.05]\n<neurongroup.dt: 0.5 * msecond> [1.5 1.5] <neurongroup.t: 1. * msecond>',
    )
  })

  test('is refused where it is no multiple of the new step, at the run and with its place', async () => {
    const { errors, places } = await run(`from brian2 import *
G = NeuronGroup(1, 'dv/dt = -v/(3*ms) : 1', method='exact')
run(0.7*ms)
defaultclock.dt = 0.5*ms
run(1.5*ms)`)
    expect(errors).toEqual([
      'ValueError: Cannot set dt from 100. us to 0.5 ms, the time 0.7 ms is not a multiple of 0.5 ms.',
    ])
    expect(places).toEqual(['run(1.5*ms)'])
  })
})
