import { describe, expect, test } from 'vitest'
import { run } from '../tools.ts'

const group = `from brian2 import *
G = NeuronGroup(3, '''dv/dt = (2 - v)/(10*ms) : 1
w : volt''', threshold='v > 1', reset='v = 0', events={'late': 'v > 0.5', 'high': 'v > 0.7'}, method='exact', order=2)
`

async function printed(text: string): Promise<string> {
  const { out, errors } = await run(group + text)
  expect(errors).toEqual([])
  return out.trimEnd()
}

describe('events of a group', () => {
  test.each([
    ['print(G.events)', "{'late': 'v > 0.5', 'high': 'v > 0.7', 'spike': 'v > 1'}"],
    ["G.run_on_event('late', 'v = 1')\nprint(G.event_codes)", "{'late': 'v = 1', 'spike': 'v = 0'}"],
    ['print(G.order, G.when, G.active, G.start, G.stop)', '2 start True 0 3'],
    [
      'print(G)',
      "NeuronGroup(clock=Clock(dt=100. * usecond, name='defaultclock'), when=start, order=2, name='neurongroup')",
    ],
    [
      "print(G.run_on_event('late', 'v = 0'))",
      "Resetter(clock=Clock(dt=100. * usecond, name='defaultclock'), when=after_resets, order=2, name='neurongroup_late_resetter')",
    ],
    [
      "e = G.run_on_event('late', 'v = 0', when='end', order=5)\nprint(e.name, e.event, e.when, e.order, e.group.name, e.clock.name)",
      'neurongroup_late_resetter late end 5 neurongroup defaultclock',
    ],
    ["print(NeuronGroup(1, 'v : 1', events={'spike': 'v > 1'}).events)", "{'spike': 'v > 1'}"],
    ["print(NeuronGroup(1, 'v : 1').events)", '{}'],
  ])('%s', async (text, expected) => {
    expect(await printed(text)).toBe(expected)
  })

  test.each([
    [
      "NeuronGroup(1, 'v : 1', threshold='v > 1', events={'spike': 'v > 1'})",
      "ValueError: The NeuronGroup defines both a threshold and a 'spike' event",
    ],
    ["NeuronGroup(1, 'v : 1', events={'1a': 'v > 1'})", "TypeError: The name '1a' cannot be used as an event name."],
    [
      "NeuronGroup(1, 'v : 1', events={3: 'v > 1'})",
      "TypeError: Keys in the 'events' dictionary have to be strings, not type 3.",
    ],
    [
      "NeuronGroup(1, 'v : 1', events={'a': 3})",
      "TypeError: Threshold condition has to be a string, not <class 'int'>.",
    ],
    ["NeuronGroup(1, 'v : 1', events='v > 1')", "AttributeError: 'str' object has no attribute 'keys'"],
    [
      "G.run_on_event('spike', 'v = 1')",
      "ValueError: Cannot add code for event 'spike', code for this event has already been added.",
    ],
    ["G.run_on_event('foo', 'v = 1')", "ValueError: Unknown event 'foo'."],
    ["G.run_on_event(3, 'v = 1')", "ValueError: Unknown event '3'."],
    [
      "NeuronGroup(1, 'v : 1').run_on_event('spike', 'v = 1')",
      "ValueError: Unknown event 'spike'. Did you forget to define a threshold?",
    ],
    ["G.set_event_schedule('foo', when='end')", "ValueError: Unknown event 'foo'."],
    [
      "G.run_on_event('late', 'v = 1', when=3)",
      "TypeError: The 'when' argument has to be a string specifying the scheduling slot (e.g. 'start').",
    ],
    ["G.run_on_event('late', 3)", "TypeError: code has to be a string, not 'int'"],
    ['G.run_regularly(3)', "TypeError: code has to be a string, not 'int'"],
    [
      "G.run_regularly('v = 1', when=3)",
      "TypeError: The 'when' argument has to be a string specifying the scheduling slot (e.g. 'start').",
    ],
    ["G.run_regularly('v = 1', name='1a')", 'ValueError: Name 1a not valid variable name'],
    ["G.name = 'x'", "AttributeError: property 'name' of 'NeuronGroup' object has no setter"],
  ])('%s is refused', async (text, message) => {
    const { errors, diagnostics } = await run(group + text)
    expect(errors).toEqual([message])
    expect(diagnostics[0]?.span).toBeDefined()
  })

  test.each(['G.thresholder', 'G.contained_objects', 'G.state_updater', 'G.order = 3', 'G.spikes'])(
    '%s is known, but not here yet',
    async text => {
      const { diagnostics } = await run(group + text)
      expect(diagnostics.map(({ code }) => code)).toEqual(['unsupported'])
    },
  )
})

describe('the places of what a group does', () => {
  /** Object, slot and order of every line of a scheduling summary. */
  const table = /^(\w+) \(\w+\).*\| (\w+) +\| +(-?\d+) \|/gm

  test('are those of its order, of its events, and as asked for', async () => {
    const out = await printed(`G.run_regularly('v += 0', dt=1*ms)
G.run_regularly('w = 1*mV', when='after_end', order=-1)
G.run_on_event('high', 'v = 0', when='before_groups')
G.set_event_schedule('late', when='start', order=7)
G.set_event_schedule('spike')
E = EventMonitor(G, 'late')
S = SpikeMonitor(G)
print(scheduling_summary())`)
    expect([...out.matchAll(table)].map(([, ...cells]) => cells.join(' '))).toEqual([
      'neurongroup_run_regularly start 0',
      'neurongroup_late_thresholder start 7',
      'eventmonitor start 8',
      'neurongroup_high_resetter before_groups 2',
      'neurongroup_stateupdater groups 2',
      'neurongroup_high_thresholder after_thresholds 2',
      'neurongroup_spike_thresholder after_thresholds 2',
      'spikemonitor after_thresholds 3',
      'neurongroup_spike_resetter resets 2',
      'neurongroup_run_regularly_1 after_end -1',
    ])
  })

  test('a regular operation is an object with a name and a clock', async () => {
    const out = await printed(`r = G.run_regularly('v += 1', dt=1*ms)
q = G.run_regularly('v += 1', 2*ms, name='often')
print(r, q.name, r.when, r.order, r.group.name, r.abstract_code)`)
    expect(out).toBe(
      "CodeRunner(clock=Clock(dt=1. * msecond, name='neurongroup_run_regularly_clock'), when=start, order=0, name='neurongroup_run_regularly') often start 0 neurongroup v += 1",
    )
  })
})
