/** Models → networks. */
import { HillockError, namedText } from '../../diagnostics/index.ts'
import {
  Clock,
  Equations,
  EventMonitor,
  Network,
  NeuronGroup,
  PoissonInput,
  PopulationRateMonitor,
  RandomStreams,
  StateMonitor,
  type NetworkObject,
  type Subgroup,
} from '../../network/index.ts'
import type { NetworkOptions } from '../../network/network-options.ts'
import { seconds } from '../../units/index.ts'
import { functions, midpoint } from './functions.ts'
import type { Group, Model, Range, Recording } from './model.ts'

/** A network made of one or several models. */
export interface BuiltNetwork {
  readonly network: Network
  readonly groups: readonly NeuronGroup[]
  readonly inputs: readonly PoissonInput[]
  readonly monitors: readonly (EventMonitor | StateMonitor | PopulationRateMonitor)[]
}

const silent = (): void => undefined

/** Builds a network of several models, told apart by their place; `seed` and `slots` are those of the first. */
export function build(
  models: readonly Model[],
  options: NetworkOptions = {},
  others: readonly NetworkObject[] = [],
): BuiltNetwork {
  const groups: NeuronGroup[] = []
  const inputs: PoissonInput[] = []
  const monitors: BuiltNetwork['monitors'][number][] = []
  for (const [place, model] of models.entries()) {
    const prefix = models.length === 1 ? '' : `m${place}_`
    for (const group of model.groups) {
      const made = groupOf(group, prefix, groups)
      groups.push(made)
      for (const { name, variable, trains, weight, range, when, order } of group.inputs)
        inputs.push(
          new PoissonInput(within(made, range), variable, trains, '300*Hz', weight, {
            name: prefix + name,
            when,
            order,
          }),
        )
      monitors.push(...group.monitors.map(monitor => monitorOf(monitor, made, prefix)))
    }
  }
  const network = new Network([...groups, ...inputs, ...monitors, ...others], options)
  const [first] = models
  network.slots = first?.slots
  network.seed(first?.seed ?? 0)
  return { network, groups, inputs, monitors }
}

/** Whether a model means something, and its initial values can be computed by the interpreter too. */
export function passesChecks(model: Model): boolean {
  if (model.groups.length === 0) return false
  try {
    const { network, groups } = build([model])
    for (const group of groups) group.useStreams(new RandomStreams(model.seed))
    return network.check()
  } catch (thrown) {
    if (thrown instanceof HillockError) return false
    throw new Error(`the checks fail on ${JSON.stringify(model)}`, { cause: thrown })
  }
}

function groupOf(group: Group, prefix: string, before: readonly NeuronGroup[]): NeuronGroup {
  const { size, equations, threshold, reset, refractory, events, dt, order, precision, namespace, method } = group
  const name = prefix + group.name
  const made = new NeuronGroup(size, equationsOf(equations, size), {
    name,
    order,
    precision,
    namespace: { ...functions, ...namespace },
    threshold,
    reset,
    refractory: typeof refractory === 'number' ? { value: refractory / 1000, dimension: seconds } : refractory,
    events: Object.fromEntries(events.map(event => [event.name, event.condition])),
    onDiagnostic: silent,
    ...(method.length > 0 && { method: method.map(each => (each === 'midpoint' ? midpoint : each)) }),
    ...clockOf(dt, `${name}_clock`),
  })
  for (const event of events) {
    if (event.schedule !== undefined) made.setEventSchedule(event.name, event.schedule)
    const { code } = event
    if (code !== undefined) made.runOnEvent(event.name, code.text, { when: code.when, order: code.order })
  }
  for (const { variable, group: other, source, index } of group.links) {
    const linked = before.find(each => each.name === prefix + other)
    if (linked !== undefined) made.link(variable, linked, source, { index })
  }
  for (const { name: own, text, dt: every, when, order: among, range } of group.regular) {
    within(made, range).runRegularly(text, { name: prefix + own, when, order: among, ...stepOf(every) })
  }
  for (const { variable, value, where } of group.initial) {
    if (where !== undefined && typeof value === 'string') {
      made.assign(variable, namedText(variable, value), { namespace: new Map(), where: namedText('where', where) })
    } else made.set({ [variable]: value })
  }
  return made
}

/** A group, or some of its neurons. */
function within(group: NeuronGroup, range: Range | undefined): NeuronGroup | Subgroup {
  return range === undefined ? group : group.subgroup(range.start, range.stop)
}

/** As a text, or put together. */
function equationsOf(lines: readonly string[], size: number): string | Equations {
  if (size % 2 === 0 || lines.length === 0) return lines.join('\n')
  return new Equations(lines[0] ?? '').plus(lines.slice(1).join('\n'))
}

function clockOf(dt: number | undefined, name: string): { readonly clock?: Clock } {
  return dt === undefined ? {} : { clock: new Clock(`${dt}*ms`, { name }) }
}

function stepOf(dt: number | undefined): { readonly dt?: string } {
  return dt === undefined ? {} : { dt: `${dt}*ms` }
}

function monitorOf(monitor: Recording, whole: NeuronGroup, prefix: string): BuiltNetwork['monitors'][number] {
  const group = within(whole, monitor.range)
  const name = prefix + monitor.name
  switch (monitor.kind) {
    case 'state': {
      const { variables, record, when, order, dt } = monitor
      return new StateMonitor(group, variables, { name, record, when, order, ...stepOf(dt) })
    }
    case 'event': {
      const { event, variables, record, when, order } = monitor
      return new EventMonitor(group, event, { name, variables, record, when, order })
    }
    case 'rate':
      return new PopulationRateMonitor(group, { name })
  }
}
