/** Models as Brian 2 scripts. */
import { functionLines } from './functions.ts'
import type { Group, Model, Place, Range, Recording } from './model.ts'

/** A file that can be run by Brian 2 and by Hillock. */
export function toScript({ seed, duration, slots, groups }: Model): string {
  const monitors = groups.flatMap(group => [...group.inputs, ...group.monitors].map(({ name }) => name))
  return [
    'from brian2 import *',
    `seed(${seed})`,
    ...functionLines,
    ...groups.flatMap(groupLines),
    `net = Network(${[...groups.map(({ name }) => name), ...monitors].join(', ')})`,
    ...(slots === undefined ? [] : [`net.schedule = ${list(slots)}`]),
    `net.run(${duration}*ms)`,
    '',
  ].join('\n')
}

function groupLines(group: Group): string[] {
  const { name, size, dt, order, precision, namespace, method, threshold, reset, refractory, events } = group
  const given = [
    ...(threshold === undefined ? [] : [`threshold=${text(threshold)}`]),
    ...(reset === undefined ? [] : [`reset=${text(reset)}`]),
    ...(refractory === undefined
      ? []
      : [`refractory=${typeof refractory === 'number' ? `${refractory}*ms` : text(refractory)}`]),
    ...(events.length === 0
      ? []
      : [`events={${events.map(event => `${text(event.name)}: ${text(event.condition)}`).join(', ')}}`]),
    ...(method.length === 0
      ? []
      : [`method=[${method.map(each => (each === 'midpoint' ? each : text(each))).join(', ')}]`]),
    ...(dt === undefined ? [] : [`dt=${dt}*ms`]),
    ...(order === 0 ? [] : [`order=${order}`]),
    ...(precision === undefined ? [] : [`dtype=${precision}`]),
    `namespace={${Object.entries(namespace)
      .map(([key, value]) => `${text(key)}: ${value === true ? 'True' : value === false ? 'False' : value}`)
      .join(', ')}}`,
    `name=${text(name)}`,
  ]
  return [
    `${name} = NeuronGroup(${size}, ${text(group.equations.join('\n'))}, ${given.join(',\n    ')})`,
    ...events.flatMap(({ name: event, schedule, code }) => [
      ...(schedule === undefined ? [] : [`${name}.set_event_schedule(${text(event)}${placed(schedule)})`]),
      ...(code === undefined ? [] : [`${name}.run_on_event(${text(event)}, ${text(code.text)}${placed(code)})`]),
    ]),
    ...group.links.map(
      ({ variable, group: other, source, index }) =>
        `${name}.${variable} = linked_var(${other}, ${text(source)}${index === undefined ? '' : `, index=${typeof index === 'string' ? text(index) : numbers(index)}`})`,
    ),
    ...group.regular.map(
      each =>
        `${within(name, each.range)}.run_regularly(${text(each.text)}${each.dt === undefined ? '' : `, dt=${each.dt}*ms`}${placed(each)}, name=${text(each.name)})`,
    ),
    ...group.initial.map(({ variable, value, where }) =>
      where === undefined
        ? `${name}.${variable}_ = ${typeof value === 'object' ? numbers(value) : typeof value === 'string' ? text(value) : python(value)}`
        : `${name}.${variable}[${text(where)}] = ${typeof value === 'string' ? text(value) : String(value)}`,
    ),
    ...group.inputs.map(
      each =>
        `${each.name} = PoissonInput(${within(name, each.range)}, ${text(each.variable)}, ${each.trains}, 300*Hz, weight=${text(each.weight)}${placed(each)})`,
    ),
    ...group.monitors.map(monitor => `${monitor.name} = ${monitorText(monitor, within(name, monitor.range))}`),
  ]
}

function monitorText(monitor: Recording, group: string): string {
  switch (monitor.kind) {
    case 'state': {
      const record = typeof monitor.record === 'boolean' ? python(monitor.record) : `[${monitor.record.join(', ')}]`
      const dt = monitor.dt === undefined ? '' : `, dt=${monitor.dt}*ms`
      return `StateMonitor(${group}, ${list(monitor.variables)}, record=${record}${dt}${placed(monitor)}, name=${text(monitor.name)})`
    }
    case 'event': {
      const variables = monitor.variables.length === 0 ? '' : `, variables=${list(monitor.variables)}`
      const record = monitor.record ? '' : ', record=False'
      return `EventMonitor(${group}, ${text(monitor.event)}${variables}${record}${placed(monitor)}, name=${text(monitor.name)})`
    }
    case 'rate':
      return `PopulationRateMonitor(${group}, name=${text(monitor.name)})`
  }
}

function within(group: string, range: Range | undefined): string {
  return range === undefined ? group : `${group}[${range.start}:${range.stop}]`
}

function placed({ when, order }: Place): string {
  return `${when === undefined ? '' : `, when=${text(when)}`}${order === undefined ? '' : `, order=${order}`}`
}

function python(value: number | boolean): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  return Object.is(value, -0) ? '-0.0' : String(value)
}

function numbers(values: readonly number[]): string {
  return `[${values.map(python).join(', ')}]`
}

function list(names: readonly string[]): string {
  return `[${names.map(text).join(', ')}]`
}

function text(value: string): string {
  return value.includes('\n') ? `'''${value}'''` : `'${value}'`
}
