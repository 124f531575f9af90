/** Groups and networks from marked texts, and what the checks say of them. */
import { expect } from 'vitest'
import { checkAssignment } from '../../../compiler/check/check-assignment.ts'
import { type CheckedNetwork, checkNetwork } from '../../../compiler/check/check-network.ts'
import { createParser } from '../../../compiler/grammar/index.ts'
import { buildCode, readValue } from '../../../compiler/model/build-code.ts'
import { runOnEvent, setEventSchedule } from '../../../compiler/model/build-events.ts'
import { buildGroup } from '../../../compiler/model/build-group.ts'
import { type External, type Namespace, noNames } from '../../../compiler/model/external.ts'
import type { GroupModel } from '../../../compiler/model/group.ts'
import { defaultSlots, type MonitorModel, type RegularModel } from '../../../compiler/model/network.ts'
import type { Code } from '../../../diagnostics/codes.ts'
import { type Diagnostic, namedText, type Report, type SourceText } from '../../../diagnostics/index.ts'
import { parseQuantity } from '../../../units/index.ts'
import { mark, unmark } from '../../diagnostics/marked.ts'

export const parser = createParser()

/** A group and what is done with it, as texts that may carry marks. */
export interface Texts {
  readonly equations?: string | undefined
  readonly threshold?: string | undefined
  readonly reset?: string | undefined
  readonly refractory?: string | undefined
  /** An event of the group's own, called `event`. */
  readonly event?: string | undefined
  /** What it does. */
  readonly onEvent?: string | undefined
  /** `run_regularly`. */
  readonly regular?: string | undefined
  /** `v = 5*mV`: an assignment. */
  readonly set?: string | undefined
}

/** Slots of what {@link Texts} name. */
export interface Slots {
  readonly spike?: string
  readonly event?: string
  readonly onEvent?: string
  readonly regular?: string
  readonly monitor?: string
  readonly slots?: readonly string[]
}

/** What the group knows by its namespace argument. */
export const constants: Namespace = new Map(
  Object.entries({
    tau: '10*ms',
    C: '200*pF',
    I_0: '1*nA',
    g: '10*nS',
    n: '3',
    gain: '2.5',
    t_ref: '5*ms',
  }).map(([name, text]) => [name, externalOf(text)]),
)

function externalOf(text: string): External {
  const parsed = parseQuantity(text)
  if (parsed.kind === 'error') throw new Error(parsed.error)
  return { value: parsed.quantity.value, type: parsed.type, dimension: parsed.quantity.dimension }
}

/** A text under its name, without its marks. */
export function plain(name: string, marked: string): SourceText {
  return namedText(name, unmark(marked).text)
}

/** The group that texts describe; undefined after reporting. */
export function groupOf(texts: Texts, report: Report): GroupModel | undefined {
  const { equations = 'v : volt\nx : 1', threshold, reset, refractory, event, onEvent } = texts
  const group = buildGroup(
    {
      name: 'neurongroup',
      size: 2,
      equations: plain('equations', equations),
      threshold: threshold === undefined ? undefined : plain('threshold', threshold),
      reset: reset === undefined ? undefined : plain('reset', reset),
      refractory: refractory === undefined ? undefined : plain('refractory', refractory),
      events: event === undefined ? undefined : [{ name: 'event', condition: plain('event', event) }],
      methods: [],
      namespace: constants,
    },
    parser,
    report,
  )
  if (group === undefined || onEvent === undefined) return group
  return runOnEvent(group, 'event', { text: plain('code', onEvent) }, parser, report)
}

/** The checked network of one group, and everything that was reported on the way. */
export function check(
  texts: Texts,
  when: Slots = {},
  namespace: Namespace = noNames,
): { readonly checked: CheckedNetwork | undefined; readonly found: readonly Diagnostic[] } {
  const found: Diagnostic[] = []
  const report: Report = diagnostic => void found.push(diagnostic)
  const group = groupOf(texts, report)
  const regular = texts.regular === undefined ? [] : regularOf(texts.regular, when.regular ?? 'start', report)
  if (group === undefined || regular === undefined) return { checked: undefined, found }
  if (texts.set !== undefined) assign(texts.set, group, report)
  const network = {
    clocks: [{ name: 'defaultclock', dt: 1e-4 }],
    groups: [{ ...scheduled(group, when, report), clock: 0, active: true }],
    regular,
    monitors: when.monitor === undefined ? [] : [monitor(when.monitor)],
    calls: [],
    slots: when.slots ?? defaultSlots,
    namespace,
  }
  return { checked: checkNetwork(network, report), found }
}

function regularOf(text: string, when: string, report: Report): RegularModel[] | undefined {
  const code = buildCode(plain('run_regularly', text), { when, order: 0 }, parser, report)
  return (
    code && [{ name: 'neurongroup_run_regularly', owner: 'neurongroup', group: 0, clock: 0, active: true, ...code }]
  )
}

function assign(set: string, group: GroupModel, report: Report): void {
  const [variable = '', code = ''] = set.split(/ = (.*)/s)
  const text = plain('value', code)
  const expr = readValue(text, parser, report)
  if (expr !== undefined) checkAssignment({ group, namespace: noNames }, variable, expr, text, report)
}

function scheduled(group: GroupModel, { spike, event, onEvent }: Slots, report: Report): GroupModel {
  const timed = (['spike', 'event'] as const).reduce<GroupModel>((model, name) => {
    const slot = name === 'spike' ? spike : event
    return slot === undefined ? model : (setEventSchedule(model, name, { when: slot }, report) ?? model)
  }, group)
  if (onEvent === undefined) return timed
  return runOnEvent(timed, 'event', { text: namedText('code', 'x = 1'), when: onEvent }, parser, report) ?? timed
}

function monitor(when: string): MonitorModel {
  return {
    kind: 'state',
    name: 'statemonitor',
    group: 0,
    clock: 0,
    timing: { when, order: 0 },
    variables: ['v'],
    record: 'all',
  }
}

/** Everything that making, setting and checking a group reports. */
export function diagnose(texts: Texts): readonly Diagnostic[] {
  return check(texts).found
}

/** The one diagnostic of texts of which one is marked: at the marks, with its code, and words of message and help. */
export function expectDiagnostic(texts: Texts, code: Code, message: string, help?: string): void {
  const found = diagnose(texts)
  const marked = Object.values(texts).find(text => text?.includes('<|')) ?? ''
  expect(found.map(each => [each.code, each.message])).toEqual([[code, expect.stringContaining(message)]])
  const [only] = found
  expect(only && mark(only)).toBe(texts.set === marked ? marked.replace(/^\w+ = /, '') : marked)
  if (help !== undefined) expect(only?.help ?? only?.notes[0]?.message).toContain(help)
}
