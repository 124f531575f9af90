/** What a group does besides its step: `run_regularly`, events of its own and code for them (semantics §5.7, §5.11). */
import type { SourceText, Span } from '../../../diagnostics/index.ts'
import type { NeuronGroup, RegularOptions, TimingOptions } from '../../../network/index.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import { isStr, type Value } from '../../evaluate/values.ts'
import { toRepr } from '../../print/show.ts'
import { argumentPlace, given } from '../arguments.ts'
import { method, type MethodRow } from '../row.ts'
import { clockOption } from './clock.ts'
import { own, wrapperOf } from './brian-class.ts'
import type { DataOfGroup, GroupKind } from './group-class.ts'
import { located } from './located.ts'
import { nameOf } from './names.ts'
import { partOf, partValue } from './parts.ts'
import { keepSetting } from './foreign-task.ts'
import { brianOf, type DataOf } from './state.ts'
import { orderOption, stepOption, whenOption } from './time-option.ts'

type GroupData = DataOf<GroupKind>
type NeuronData = DataOfGroup<'group', NeuronGroup>

const runRegularly = method<GroupData>(
  "run_regularly(code, dt=None, clock=None, when='start', order=0, name=None)",
  ({ object }, [code = null, dt, clock, when, order, name], site) => {
    const brian = brianOf(site.session)
    const written = codeText(code, 0, site)
    const options: RegularOptions = {
      // Where both are given, Brian takes the clock and does not look at dt.
      ...(given(clock) ? { clock: clockOption(clock, site) } : given(dt) && { dt: stepOption(dt, site) }),
      ...timingOptions(when, order, site),
      name: nameOf(name, `${object.name}_run_regularly`, site),
    }
    const operation = object.runRegularly(written, options)
    const made = partValue('CodeRunner', operation, brian, { code: written })
    const { operations } = own<'group'>(wrapperOf(object.group, brian))
    operations.push(made)
    keepSetting(brian, () => {
      object.group.drop(operation)
      operations.splice(operations.indexOf(made), 1)
    })
    return made
  },
)

const runOnEvent = method<NeuronData>(
  "run_on_event(event, code, when='after_resets', order=None)",
  ({ object, operations }, [event = null, code = null, when, order], site) => {
    const brian = brianOf(site.session)
    const name = eventName(event, site)
    const written = codeText(code, 1, site)
    object.runOnEvent(name, written, timingOptions(when, order, site))
    const timing = object.model.events.get(name)?.code?.timing ?? { when: 'after_resets', order: object.order }
    const part = partOf(object, `${object.name}_${name}_resetter`, timing)
    const made = partValue('Resetter', part, brian, { code: written, event: name })
    operations.push(made)
    return made
  },
)

const setEventSchedule = method<NeuronData>(
  "set_event_schedule(event, when='after_thresholds', order=None)",
  ({ object }, [event = null, when, order], site) => {
    object.setEventSchedule(eventName(event, site), timingOptions(when, order, site))
    return null
  },
)

/** What groups of every class can be asked to do. */
export const regularMethods: readonly MethodRow<GroupData>[] = [runRegularly]

/** What groups can be asked to do whose events are conditions of their own. */
export const eventMethods: readonly MethodRow<NeuronData>[] = [runOnEvent, setEventSchedule]

function timingOptions(when: Value | undefined, order: Value | undefined, site: CallSite): TimingOptions {
  return { ...whenOption(when, site), ...orderOption(order, site), span: site.span }
}

/** Statements of the model's language; Brian takes anything, and fails at the run. */
function codeText(value: Value, place: number, site: CallSite): SourceText {
  const span = argumentPlace('code', place, site)
  if (isStr(value)) return located(value.text, span)
  throw new PythonError('TypeError', `code has to be a string, not '${typeName(value)}'`, { span })
}

/** The group says whether it has such an event. */
export function eventName(value: Value, site: CallSite): string {
  return isStr(value) ? value.text.text : toRepr(value, site.session)
}

/** The `events` argument: conditions by name. */
export function eventsOption(value: Exclude<Value, null>, site: CallSite): Readonly<Record<string, SourceText>> {
  const span = site.argument('events')
  if (typeof value !== 'object' || value.kind !== 'dict') {
    throw new PythonError('AttributeError', `'${typeName(value)}' object has no attribute 'keys'`, {
      span,
      help: "events has to be a dict of conditions: events={'name': 'v > …'}",
    })
  }
  const conditions = [...value.entries.values()].map(entry => {
    if (typeof entry.key !== 'object' || entry.key?.kind !== 'str') {
      const message = `Keys in the 'events' dictionary have to be strings, not type ${toRepr(entry.key, site.session)}.`
      throw new PythonError('TypeError', message, { span })
    }
    return [entry.key.text.text, conditionText(entry.value, span)] as const
  })
  return Object.fromEntries(conditions)
}

function conditionText(value: Value, span: Span): SourceText {
  if (isStr(value)) return located(value.text, span)
  const message = `Threshold condition has to be a string, not <class '${typeName(value)}'>.`
  throw new PythonError('TypeError', message, { code: 'threshold', span })
}
