/** Models with gaps → models: names are chosen, gaps filled in, places made to fit. */
import { codeOf, sharedCodeOf } from './code.ts'
import { equationsOf } from './equations.ts'
import type { Group, Initial, Input, Linked, Model, OwnEvent, Place, Range, Recording, Regular } from './model.ts'
import { constants, isWritable, type Named, namedVariables, nameOf, refractoryVariables, scopeOf } from './names.ts'
import type { Clocks, RawGroup, RawModel, RawMonitor, RawVariable } from './raw.ts'
import { filled, type Kind } from './texts.ts'

/** A model of which everything is said. */
export function settled({ seed, duration, slots, groups, clocks }: RawModel): Model {
  return {
    seed,
    duration,
    ...(slots !== null && { slots }),
    groups: settledGroups(groups, clocks),
  }
}

/** Each group may be linked to the one before it, to what that one is linked to as well. */
function settledGroups(groups: readonly RawGroup[], clocks: Clocks): Group[] {
  const settledSoFar: Group[] = []
  let before: Linkable | undefined
  for (const [index, raw] of groups.entries()) {
    const own = namedVariables(raw)
    const { named, links } = linksOf(raw, own, before)
    const name = `g${index}`
    settledSoFar.push(groupOf(raw, name, { own: [...named, ...own], links, clocks }))
    before = { name, size: raw.size, variables: [...named, ...own] }
  }
  return settledSoFar
}

/** A group whose variables others can be linked to. */
interface Linkable {
  readonly name: string
  readonly size: number
  readonly variables: readonly Named[]
}

function linksOf(
  raw: RawGroup,
  own: readonly Named[],
  to: Linkable | undefined,
): { readonly named: readonly Named[]; readonly links: readonly Linked[] } {
  if (to === undefined || to.variables.length === 0) return { named: [], links: [] }
  const used = new Set(own.map(({ name }) => name))
  const pointers = own.filter(({ kind, role, shared }) => kind === 'integer' && role === 'parameter' && !shared)
  const made = raw.links.flatMap((link, index) => {
    const source = to.variables[link.source % to.variables.length]
    if (source === undefined) return []
    const name = nameOf(link.name, `linked${index}`, used)
    const indexed = { array: Array.from({ length: raw.size }, (_, i) => (i * 7) % to.size), name: pointers[0]?.name }
    const fits = source.shared || to.size === 1 || to.size === raw.size
    const chosen = link.index === 0 && fits ? undefined : link.index === 1 ? indexed.name : indexed.array
    const placed = chosen === undefined && !fits ? indexed.array : chosen
    const shared = source.shared || (to.size === 1 && placed === undefined)
    const named: Named = {
      name,
      kind: source.kind,
      role: 'linked',
      shared,
      raw: undefined,
      writable: isWritable(source),
    }
    const linked: Linked = {
      variable: name,
      group: to.name,
      source: source.name,
      ...(placed !== undefined && { index: placed }),
    }
    return [{ named, linked }]
  })
  return { named: made.map(({ named }) => named), links: made.map(({ linked }) => linked) }
}

interface Settling {
  readonly own: readonly Named[]
  readonly links: readonly Linked[]
  readonly clocks: Clocks
}

/** Milliseconds that clocks may have, beside 0.1. */
const steps: Readonly<Record<Clocks, readonly number[]>> = {
  one: [],
  aligned: [0.2, 0.3, 0.1, 0.5],
  unaligned: [0.25, 0.13, 0.1, 0.3],
}

function stepOf(number: number, clocks: Clocks): { readonly dt?: number } {
  const dt = steps[clocks][number - 5]
  return dt === undefined ? {} : { dt }
}

function groupOf(raw: RawGroup, name: string, { own, links, clocks }: Settling): Group {
  const variables = raw.refractory === undefined ? own : [...own, ...refractoryVariables]
  const scope = scopeOf(variables)
  const events = raw.events.map((event, index): OwnEvent => {
    const { condition, schedule, code, place } = event
    return {
      name: ['first', 'ev'][index] ?? 'other',
      condition: filled(condition, scope),
      ...(schedule !== null && { schedule }),
      ...(code !== null && { code: { text: codeOf(code, variables).join('\n'), ...place } }),
    }
  })
  const regular = raw.regular.flatMap(({ name: prefix, shared, own: each, place, dt, range }, index): Regular[] => {
    const once = sharedCodeOf(shared, variables)
    const lines = [...once.lines, ...codeOf(each, variables, once.temporaries)]
    if (lines.length === 0) return []
    return [
      {
        name: `${prefix}_${name}_r${index}`,
        text: lines.join('\n'),
        ...place,
        ...stepOf(dt, clocks),
        ...rangeOf(range, raw.size),
      },
    ]
  })
  const inputs = (raw.inputs ?? []).flatMap((input, index): Input[] => {
    const targets = own.filter(
      ({ kind, role, shared }) =>
        (kind === 'number' || kind === 'voltage') && (role === 'differential' || role === 'parameter') && !shared,
    )
    const target = targets[input.target % targets.length]
    if (target === undefined) return []
    const weight = filled(input.weight, scope)
    return [
      {
        name: `${name}_in${index}`,
        variable: target.name,
        trains: input.trains,
        weight: target.kind === 'voltage' ? `${weight}*mV` : weight,
        ...placeOf(input.place),
        ...rangeOf(input.range, raw.size),
      },
    ]
  })
  const all = [...(raw.threshold === null ? [] : ['spike']), ...events.map(event => event.name)]
  return {
    name,
    size: raw.size,
    order: raw.order,
    ...(raw.single && { precision: 'float32' }),
    equations: equationsOf(raw, own),
    namespace: constants,
    method: methodsOf(raw.method),
    ...(raw.threshold !== null && { threshold: filled(raw.threshold, scope) }),
    ...(raw.threshold !== null && raw.reset !== null && { reset: codeOf(raw.reset, variables).join('\n') }),
    ...(raw.refractory !== undefined && {
      refractory: typeof raw.refractory === 'string' ? filled(raw.refractory, scope) : raw.refractory,
    }),
    events,
    regular,
    inputs,
    links,
    initial: [...startingValues(own), ...raw.initial.flatMap(each => initialOf(each, own, raw.size))],
    monitors: raw.monitors.flatMap((monitor, index) =>
      monitorOf(monitor, `${monitor.name}_${name}_m${index}`, { variables, events: all, size: raw.size, clocks }),
    ),
    ...stepOf(raw.dt, clocks),
  }
}

/** A method, and those that take what it cannot; equations of groups with an exact one are linear. */
function methodsOf(method: string): string[] {
  if (method === '') return []
  return method === 'exact' ? [method] : [...new Set([method, 'euler', 'heun'])]
}

/** What variables begin with: times as something to divide by. */
function startingValues(variables: readonly Named[]): Initial[] {
  return variables.flatMap(({ name, kind, role, shared, raw }) => {
    if (role !== 'differential' && role !== 'parameter') return []
    if (kind === 'time') return [{ variable: name, value: shared ? '3*ms' : '(2 + i % 3)*ms' }]
    const value = raw === undefined ? undefined : starts[raw.start](shared)[kind]
    return value === undefined ? [] : [{ variable: name, value }]
  })
}

const starts: Readonly<Record<RawVariable['start'], (shared: boolean) => Partial<Record<Kind, string>>>> = {
  nothing: () => ({}),
  one: () => ({ number: '0.7', voltage: '15*mV', integer: '2', condition: 'True' }),
  ramp: shared => {
    const i = shared ? '3' : 'i'
    return {
      number: `0.3*(${i} % 7) - 0.5`,
      voltage: `(${i} % 9)*5*mV - 20*mV`,
      integer: `${i} % 5`,
      condition: `${i} % 2 == 0`,
    }
  },
  draw: () => ({
    number: 'randn()',
    voltage: 'rand()*40*mV - 15*mV',
    integer: 'poisson(2)',
    condition: 'rand() < 0.5',
  }),
}

function initialOf(raw: RawGroup['initial'][number], variables: readonly Named[], size: number): Initial[] {
  const settable = variables.filter(
    ({ kind, role }) => kind === raw.kind && (role === 'differential' || role === 'parameter' || role === 'once'),
  )
  const target = settable[raw.target % settable.length]
  if (target === undefined) return []
  const { name: variable, kind, shared } = target
  const text = filled(raw.text, scopeOf(variables, { neurons: !shared }))
  const unit = { number: 1, voltage: 0.01, time: 0.001, integer: 1, condition: 1 }[kind]
  const number = (value: number): number => {
    if (kind === 'integer') return Number.isFinite(value) ? Math.trunc(value) % 1000 : 7
    return kind === 'condition' ? Number(value > 0) : value * unit
  }
  if (kind === 'time') return [{ variable, value: `clip(${text}, 0.2*ms, 20*ms)` }]
  switch (raw.form) {
    case 'text':
      return [{ variable, value: text }]
    case 'where':
      if (shared) return [{ variable, value: text }]
      return [{ variable, value: text, where: `${filled(raw.condition, scopeOf(variables))} and True` }]
    case 'number':
      // A bare number has no dimensions: only arrays are SI.
      if (kind !== 'voltage' || raw.number === 0) return [{ variable, value: number(raw.number) }]
      return [{ variable, value: [number(raw.number)] }]
    case 'array':
      return [
        { variable, value: Array.from({ length: shared ? 1 : size }, (_, i) => number(raw.number + raw.step * i)) },
      ]
  }
}

interface Recorded {
  readonly variables: readonly Named[]
  readonly events: readonly string[]
  readonly size: number
  readonly clocks: Clocks
}

function rangeOf(raw: readonly [start: number, more: number] | null, size: number): { readonly range?: Range } {
  if (raw === null) return {}
  const start = raw[0] % size
  return { range: { start, stop: start + 1 + (raw[1] % (size - start)) } }
}

function monitorOf(raw: RawMonitor, name: string, { variables, events, size, clocks }: Recorded): Recording[] {
  const ranged = rangeOf(raw.range, size)
  const among = ranged.range === undefined ? size : ranged.range.stop - ranged.range.start
  const chosen = (numbers: readonly number[]): string[] => {
    const names = numbers.flatMap(number => variables[number % Math.max(variables.length, 1)]?.name ?? [])
    return [...new Set(names)]
  }
  switch (raw.kind) {
    case 'state': {
      const record = raw.record === true ? true : [...new Set(raw.record.map(index => index % among))]
      const recorded = chosen(raw.variables)
      if (recorded.length === 0) return []
      const placed = { ...stepOf(raw.dt, clocks), ...placeOf(raw.place), ...ranged }
      return [{ kind: 'state', name, variables: recorded, record, ...placed }]
    }
    case 'event': {
      const event = events[raw.event % events.length]
      if (event === undefined) return []
      // `count` is the monitor's own.
      const recorded = chosen(raw.variables).filter(variable => variable !== 'count')
      return [{ kind: 'event', name, event, variables: recorded, record: raw.record, ...placeOf(raw.place), ...ranged }]
    }
    case 'rate':
      return events.includes('spike') ? [{ kind: 'rate', name, ...ranged }] : []
  }
}

function placeOf(place: Place | null): Place {
  return place ?? {}
}
