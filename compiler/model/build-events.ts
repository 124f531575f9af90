/** The events of a group: conditions, what meeting them does, and when (semantics §5.3, §5.7). */
import { didYouMean, error, type Report, type SourceText, type Span, spanOf } from '../../diagnostics/index.ts'
import type { Parser } from '../grammar/index.ts'
import { buildCode, readCondition } from './build-code.ts'
import type { EventModel, GroupModel } from './group.ts'

/** An event of the group's own: `events={'name': 'condition'}`. */
export interface EventArgument {
  readonly name: string
  readonly condition: SourceText
  /** Where the name stands. */
  readonly span?: Span | undefined
}

interface EventTexts {
  readonly threshold?: SourceText | undefined
  readonly reset?: SourceText | undefined
  readonly events?: readonly EventArgument[] | undefined
  readonly refractory?: unknown
  readonly order?: number | undefined
  readonly span?: Span | undefined
}

/** A slot and a place in it; the defaults of the method that takes it unless given. */
export interface TimingArguments {
  readonly when?: string | undefined
  readonly order?: number | undefined
  /** Where the method is called, or its slot named. */
  readonly span?: Span | undefined
}

/** The events of a new group, `spike` first. */
export function eventsOf(given: EventTexts, parser: Parser, report: Report): ReadonlyMap<string, EventModel> {
  const { threshold, reset, events = [], refractory, order = 0 } = given
  const own = events.find(({ name }) => name === 'spike')
  if (own !== undefined && threshold !== undefined) {
    const message = "ValueError: The NeuronGroup defines both a threshold and a 'spike' event"
    report(error('threshold', own.span ?? placeOf(own.condition), message, { help: 'a threshold is the event spike' }))
  }
  const spike = threshold === undefined ? own : { name: 'spike', condition: threshold }
  const all = [...(spike === undefined ? [] : [spike]), ...events.filter(({ name }) => name !== 'spike')]
  const built = new Map<string, EventModel>()
  for (const { name, condition: text, span: named } of all) {
    if (!isIdentifier(name)) {
      const message = `TypeError: The name '${name}' cannot be used as an event name.`
      report(
        error('illegal-name', named ?? placeOf(text), message, {
          help: 'letters, digits and underscores, no digit first',
        }),
      )
    }
    const wrapped = name === 'spike' && refractory !== undefined
    const condition = readCondition(text, wrapped, parser, report)
    if (condition === undefined) continue
    const when = name === 'spike' ? 'thresholds' : 'after_thresholds'
    built.set(name, { name, condition, text, timing: { when, order } })
  }
  if (reset === undefined) return built
  const code = buildCode(reset, { when: 'resets', order }, parser, report)
  if (spike === undefined) report(unknownEvent('spike', [...built.keys()], placeOf(reset), true))
  const event = built.get('spike')
  if (event !== undefined && code !== undefined) built.set('spike', { ...event, code })
  return built
}

/** `run_on_event`: gives an event of a group what it does; undefined after reporting why not. */
export function runOnEvent(
  group: GroupModel,
  event: string,
  { text, when = 'after_resets', order = group.order, span }: TimingArguments & { readonly text: SourceText },
  parser: Parser,
  report: Report,
): GroupModel | undefined {
  const known = group.events.get(event)
  if (known === undefined) {
    report(unknownEvent(event, [...group.events.keys()], span ?? placeOf(text), true))
    return undefined
  }
  if (known.code !== undefined) {
    const message = `ValueError: Cannot add code for event '${event}', code for this event has already been added.`
    report(error('threshold', span ?? placeOf(text), message, { notes: [alreadyThere(known.code.text)] }))
    return undefined
  }
  const code = buildCode(text, { when, order, span }, parser, report)
  return code && withEvent(group, { ...known, code })
}

/** `set_event_schedule`: another time to look at the condition of an event; undefined after reporting why not. */
export function setEventSchedule(
  group: GroupModel,
  event: string,
  { when = 'after_thresholds', order = group.order, span }: TimingArguments,
  report: Report,
): GroupModel | undefined {
  const known = group.events.get(event)
  if (known === undefined) {
    report(unknownEvent(event, [...group.events.keys()], span, false))
    return undefined
  }
  return withEvent(group, { ...known, timing: { when, order, span } })
}

function withEvent(group: GroupModel, event: EventModel): GroupModel {
  return { ...group, events: new Map(group.events).set(event.name, event) }
}

function unknownEvent(
  event: string,
  known: readonly string[],
  span: Span | undefined,
  hint: boolean,
): ReturnType<typeof error> {
  const forgotten = hint && event === 'spike' ? ' Did you forget to define a threshold?' : ''
  const list = known.length === 0 ? 'it has no events' : `it has the events ${known.join(', ')}`
  const help = event === 'spike' ? "give the group one: threshold='…'" : (didYouMean(event, known) ?? list)
  return error('threshold', span, `ValueError: Unknown event '${event}'.${forgotten}`, { help })
}

function alreadyThere(text: SourceText): { readonly message: string; readonly span: Span } {
  return { message: 'it was added here', span: placeOf(text) }
}

function isIdentifier(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)
}

function placeOf(text: SourceText): Span {
  return spanOf(text, 0, text.text.length)
}
