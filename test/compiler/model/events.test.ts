/** Events of a group: how it is made with them, given code and other times (semantics §5.7). */
import { describe, expect, test } from 'vitest'
import { createParser } from '../../../compiler/grammar/index.ts'
import { buildCode } from '../../../compiler/model/build-code.ts'
import { runOnEvent, setEventSchedule } from '../../../compiler/model/build-events.ts'
import { buildGroup, type GroupArguments } from '../../../compiler/model/build-group.ts'
import { noNames } from '../../../compiler/model/external.ts'
import type { GroupModel } from '../../../compiler/model/group.ts'
import { type Diagnostic, namedText, type Report } from '../../../diagnostics/index.ts'
import { seconds } from '../../../units/index.ts'
import { mark, unmark } from '../../diagnostics/marked.ts'

const parser = createParser()

interface Given extends Pick<GroupArguments, 'order' | 'refractory'> {
  readonly threshold?: string
  readonly reset?: string
  readonly events?: Readonly<Record<string, string>>
}

function build({ threshold, reset, events, ...rest }: Given, report: Report): GroupModel | undefined {
  const text = (name: string, marked: string | undefined): ReturnType<typeof namedText> | undefined =>
    marked === undefined ? undefined : namedText(name, unmark(marked).text)
  const given = {
    ...rest,
    name: 'neurongroup',
    size: 1,
    equations: namedText('equations', 'v : 1'),
    threshold: text('threshold', threshold),
    reset: text('reset', reset),
    events: Object.entries(events ?? {}).map(([name, condition]) => ({
      name,
      condition: namedText('event', unmark(condition).text),
    })),
    methods: [],
    namespace: noNames,
  }
  return buildGroup(given, parser, report)
}

/** A group of which nothing is wrong. */
function group(given: Given): GroupModel {
  const built = build(given, ({ message }) => {
    throw new Error(message)
  })
  if (built === undefined) throw new Error('no group')
  return built
}

function reported(action: (report: Report) => unknown): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  expect(action(each => void found.push(each)) === undefined).toBe(found.some(({ severity }) => severity === 'error'))
  return found
}

/** Where and when: `thresholds 0`. */
function timings({ events }: GroupModel): Record<string, string[]> {
  const shown = [...events.values()].map(({ name, timing, code }) => [
    name,
    [timing, ...(code === undefined ? [] : [code.timing])].map(({ when, order }) => `${when} ${order}`),
  ])
  return Object.fromEntries(shown) as Record<string, string[]>
}

describe('a new group', () => {
  test('a threshold is the event spike, its reset that event’s code', () => {
    const made = group({ threshold: 'v > 1', reset: 'v = 0', events: { late: 'v > 2' }, order: 3 })
    expect(timings(made)).toEqual({ spike: ['thresholds 3', 'resets 3'], late: ['after_thresholds 3'] })
    expect([...made.events.keys()]).toEqual(['spike', 'late'])
    expect(made.order).toBe(3)
    expect(made.events.get('spike')).toMatchObject({ text: { text: 'v > 1' }, code: { text: { text: 'v = 0' } } })
    expect(group({})).toMatchObject({ order: 0, events: new Map() })
  })

  test('spike may be given among the events, with a reset beside it', () => {
    const made = group({ events: { late: 'v > 2', spike: 'v > 1' }, reset: 'v = 0' })
    expect(timings(made)).toEqual({ spike: ['thresholds 0', 'resets 0'], late: ['after_thresholds 0'] })
  })

  test.each<[Given, code: string, message: string]>([
    [{ reset: '<|v = 0|>' }, 'threshold', "ValueError: Unknown event 'spike'. Did you forget to define a threshold?"],
    [
      { events: { late: 'v > 2' }, reset: '<|v = 0|>' },
      'threshold',
      "ValueError: Unknown event 'spike'. Did you forget to define a threshold?",
    ],
    [
      { threshold: 'v > 1', reset: '', events: { spike: '<|v > 2|>' } },
      'threshold',
      "ValueError: The NeuronGroup defines both a threshold and a 'spike' event",
    ],
    [{ events: { 'a b': '<|v > 1|>' } }, 'illegal-name', "TypeError: The name 'a b' cannot be used as an event name."],
    [{ events: { '3a': '<|v > 1|>' } }, 'illegal-name', "TypeError: The name '3a' cannot be used as an event name."],
    [{ events: { '': '<|v > 1|>' } }, 'illegal-name', "TypeError: The name '' cannot be used as an event name."],
    [{ events: { é: '<|v > 1|>' } }, 'illegal-name', "TypeError: The name 'é' cannot be used as an event name."],
    [{ events: { late: 'v > 1 and<||>' } }, 'syntax', 'expected'],
  ])('%j', (given, code, message) => {
    const found = reported(report => build(given, report))
    expect(found).toMatchObject([{ code, message: expect.stringContaining(message) as string }])
    const marked = [given.threshold, given.reset, ...Object.values(given.events ?? {})].find(text =>
      text?.includes('<|'),
    )
    expect(found.map(mark)).toEqual([marked])
  })

  test.each(['_a', 'v', 'class', 'spike2'])('an event may be called %s', name => {
    expect([...group({ events: { [name]: 'v > 1' } }).events.keys()]).toEqual([name])
  })

  test('a reset without a threshold is refused though it does nothing', () => {
    expect(reported(report => build({ reset: '' }, report))).toMatchObject([{ code: 'threshold' }])
  })

  test('None is no refractoriness that one may say', () => {
    const spiking = { threshold: 'v > 1', reset: '' }
    expect(reported(report => build({ ...spiking, refractory: null }, report))).toMatchObject([
      { code: 'threshold', message: "TypeError: expected string or bytes-like object, got 'NoneType'" },
    ])
    expect(group({ ...spiking, refractory: { value: 1e-3, dimension: seconds } }).refractory.kind).toBe('duration')
  })
})

describe('run_on_event', () => {
  const made = group({ threshold: 'v > 1', reset: 'v = 0', events: { late: 'v > 2' }, order: 2 })
  const add = (event: string, code: string, when?: string, order?: number) => (report: Report) =>
    runOnEvent(made, event, { text: namedText('code', code), when, order }, parser, report)

  test('gives an event its code, after the resets unless told otherwise', () => {
    const report: Report = ({ message }) => {
      throw new Error(message)
    }
    expect(timings(add('late', 'v = 3')(report) ?? made)['late']).toEqual(['after_thresholds 2', 'after_resets 2'])
    expect(timings(add('late', 'v = 3', 'start', -1)(report) ?? made)['late']?.[1]).toBe('start -1')
    expect(made.events.get('late')?.code).toBeUndefined()
  })

  test.each([
    ['spike', "ValueError: Cannot add code for event 'spike', code for this event has already been added."],
    ['other', "ValueError: Unknown event 'other'."],
  ])('%s', (event, message) => {
    expect(reported(add(event, 'v = 3'))).toMatchObject([{ code: 'threshold', message }])
  })

  test('a spike that nothing makes', () => {
    const silent = group({})
    const found = reported(report => runOnEvent(silent, 'spike', { text: namedText('code', 'v = 3') }, parser, report))
    expect(found[0]?.message).toBe("ValueError: Unknown event 'spike'. Did you forget to define a threshold?")
  })

  test('code that cannot be read', () => {
    expect(reported(add('late', 'v 3'))).toMatchObject([{ code: 'syntax' }])
  })
})

describe('set_event_schedule', () => {
  const made = group({ threshold: 'v > 1', reset: 'v = 0', events: { late: 'v > 2' }, order: 2 })

  test('moves the look at a condition, by default behind the thresholds', () => {
    const move = (event: string, when?: string, order?: number): string[] | undefined =>
      timings(setEventSchedule(made, event, { when, order }, () => undefined) ?? made)[event]
    expect(move('spike')).toEqual(['after_thresholds 2', 'resets 2'])
    expect(move('late', 'before_end')).toEqual(['before_end 2'])
    expect(move('late', 'start', 7)).toEqual(['start 7'])
  })

  test('an event that is none', () => {
    const found = reported(report => setEventSchedule(made, 'lte', {}, report))
    expect(found).toMatchObject([
      { code: 'threshold', message: "ValueError: Unknown event 'lte'.", help: "did you mean 'late'?" },
    ])
  })
})

test('the statements of a regular operation', () => {
  const timing = { when: 'start', order: 0 }
  const code = buildCode(namedText('code', 'v = 1; v += 2 # twice'), timing, parser, () => undefined)
  expect(code).toMatchObject({ timing, text: { text: 'v = 1; v += 2 # twice' } })
  expect(code?.statements.map(({ operator }) => operator)).toEqual([undefined, '+'])
})
