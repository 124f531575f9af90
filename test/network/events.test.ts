/** Events, what is done on them, and when they are looked at and recorded (semantics §1.1, §5.7, §8.2). */
import { describe, expect, test } from 'vitest'
import {
  EventMonitor,
  HillockError,
  NeuronGroup,
  PopulationRateMonitor,
  SpikeMonitor,
  StateMonitor,
} from '../../network/index.ts'
import { complaints } from './helpers.ts'

const span = { source: { name: 'model.py', text: 'SpikeMonitor(G)' }, start: 0, end: 15 }

const group = (order?: number) =>
  new NeuronGroup(2, 'dv/dt = 1/ms : 1\nw : 1', {
    threshold: 'v > 0.25',
    reset: 'v = 0',
    events: { e: 'v > 0.1' },
    order,
    method: 'euler',
  })

describe('a monitor of events', () => {
  test('records right behind the condition, where that is when the monitor is made', () => {
    const G = group(2)
    const at = ({ timing: { when, order } }: SpikeMonitor | EventMonitor): unknown => [when, order]
    const before = new SpikeMonitor(G)
    expect([at(before), at(new EventMonitor(G, 'e'))]).toEqual([
      ['thresholds', 3],
      ['after_thresholds', 3],
    ])
    G.setEventSchedule('spike', { when: 'before_end', order: 4 })
    G.setEventSchedule('e', { when: 'start' })
    expect([at(before), at(new SpikeMonitor(G)), at(new EventMonitor(G, 'e'))]).toEqual([
      ['thresholds', 3],
      ['before_end', 5],
      ['start', 3],
    ])
    G.setEventSchedule('spike')
    expect(G.model.events.get('spike')?.timing).toMatchObject({ when: 'after_thresholds', order: 2 })
  })

  test('or where it is told to', () => {
    const options = [{ when: 'start' }, { when: 'end', order: 3 }]
    expect(options.map(each => new SpikeMonitor(group(2), each).timing)).toMatchObject([
      { when: 'start', order: 0 },
      { when: 'end', order: 3 },
    ])
  })

  test('needs a slot for an order', () => {
    expect(complaints(() => new SpikeMonitor(group(), { order: 3, span }))).toMatchObject([
      { message: 'ValueError: Cannot specify order if when is not specified.', span },
    ])
  })

  test('takes names from its class', () => {
    const G = group()
    expect([new SpikeMonitor(G).name, new EventMonitor(G, 'e').name, new EventMonitor(G, 'spike').name]).toEqual([
      'spikemonitor',
      'eventmonitor',
      'eventmonitor',
    ])
    expect([new SpikeMonitor(G).event, new EventMonitor(G, 'e').event]).toEqual(['spike', 'e'])
  })

  test.each<[string, () => unknown, string]>([
    [
      'an event',
      () => new EventMonitor(group(), 'f', { span }),
      "ValueError: Recorded group 'neurongroup' does not define an event 'f'.",
    ],
    [
      'a threshold',
      () => new SpikeMonitor(new NeuronGroup(1, 'v : 1'), { span }),
      "ValueError: Recorded group 'neurongroup' does not define an event 'spike'. Did you forget to set a 'threshold'?",
    ],
    [
      'a threshold',
      () => new PopulationRateMonitor(new NeuronGroup(1, 'v : 1'), { span }),
      'KeyError: Group neurongroup does not have a variable _spikespace.',
    ],
    [
      'a variable',
      () => new SpikeMonitor(group(), { variables: ['v', 'foo' as 'v'], span }),
      "ValueError: 'foo' is not a variable of the recorded group",
    ],
    [
      'a variable of another name than its own',
      () =>
        new SpikeMonitor(new NeuronGroup(1, 'count : 1', { threshold: 'True', reset: '' }), {
          variables: 'count',
          span,
        }),
      "KeyError: The name 'count' is already present in the variables dictionary.",
    ],
    [
      'a slot that is a text',
      () => new StateMonitor(group(), 'v', { record: true, when: 3 as never, span }),
      "TypeError: The 'when' argument has to be a string specifying the scheduling slot (e.g. 'start').",
    ],
  ])('needs %s', (_, wrong, message) => {
    expect(complaints(wrong)).toMatchObject([{ message, span }])
  })

  test('has recorded nothing before a run', () => {
    const G = group()
    const [S, R] = [new SpikeMonitor(G, { variables: 'v' }), new PopulationRateMonitor(G)]
    expect([S.length, [...S.t], [...S.i], [...S.count], [...S.get('v')]]).toEqual([0, [], [], [0, 0], []])
    expect(S.values('v').map(row => [...row])).toEqual([[], []])
    expect([R.length, [...R.t], [...R.rate], [...R.get('rate', 'kHz')]]).toEqual([0, [], [], []])
  })

  test('that only counts has no values', () => {
    const S = new SpikeMonitor(group(), { record: false })
    expect(() => S.values('t')).toThrow('Indices and times have not been recorded.')
  })
})

describe('code on an event', () => {
  test('stands after the resets, in the order of the group', () => {
    const G = group(5)
    G.runOnEvent('e', 'w += 1')
    expect(G.model.events.get('e')?.code?.timing).toMatchObject({ when: 'after_resets', order: 5 })
  })

  test.each<[string, (G: NeuronGroup) => unknown, string]>([
    ['an unknown event', G => G.runOnEvent('f', 'w = 1', { span }), "ValueError: Unknown event 'f'."],
    ['an unknown event', G => G.setEventSchedule('f', { span }), "ValueError: Unknown event 'f'."],
    [
      'a second time',
      G => G.runOnEvent('spike', 'w = 1', { span }),
      "ValueError: Cannot add code for event 'spike', code for this event has already been added.",
    ],
  ])('not on %s', (_, wrong, message) => {
    expect(complaints(() => wrong(group()))).toMatchObject([{ message, span }])
  })

  test('that cannot be read is refused at once', () => {
    expect(() => group().runOnEvent('e', 'w +')).toThrow(HillockError)
    expect(() => group().runRegularly('w +')).toThrow(HillockError)
  })
})

test('two conditions of spikes are one too many', () => {
  const both = { threshold: 'v > 1', events: { spike: 'v > 2' } }
  expect(() => new NeuronGroup(1, 'v : 1', both)).toThrow(
    "ValueError: The NeuronGroup defines both a threshold and a 'spike' event",
  )
})
