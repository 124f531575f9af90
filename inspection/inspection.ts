import { DEFAULT_TILE, elementBytes, MAX_BLOCK } from '../abi/layout.ts'
import type {
  Manifest,
  ManifestArray,
  ManifestGroup,
  ManifestMonitor,
  ManifestPathway,
  ManifestVariable,
} from '../abi/manifest.ts'
import { printable } from '../diagnostics/printable.ts'
import type { Model, ModelConstant } from '../host/index.ts'
import { pathwayElements, shownName, tileFor } from '../host/running.ts'
import { displayQuantity } from '../units/display.ts'
import { arraysOf, neuronBytes } from './neuron-bytes.ts'
import { counted, grouped, shownBytes, shownTime } from './numbers.ts'
import { clockRows, partLines, recordingTimes, scheduleRows, stepText } from './schedule-text.ts'
import { table } from './table.ts'

/** A module in words, for a person. */
export function inspection(file: string, bytes: number, model: Model): string {
  const { manifest } = model
  const { script } = manifest
  const head = printable(
    `${file}  ${shownBytes(bytes)}, ABI ${manifest.abi}, Hillock ${manifest.hillock}${script === undefined ? '' : `, with ${script.name}`}`,
  )
  const sections = [
    section('run', [defaultsLine(manifest)]),
    ...manifest.groups.flatMap((group, index) => groupSections(group, index, manifest)),
    section('constants', table(model.constants.map(constantRow))),
    section('monitors', table(manifest.monitors.map(monitor => monitorRow(monitor, manifest)))),
    section(
      'initial values',
      manifest.initial.map(initial => initialLine(initial, manifest)),
    ),
    section('clocks', table(clockRows(manifest))),
    section('schedule', table(scheduleRows(manifest))),
    section('parts', partLines(manifest)),
    section(
      'random calls',
      table(manifest.randomCalls.map(call => [groupName(manifest, call.group), call.function, call.where])),
    ),
    section('computed for each neuron and step, without what events do', costLines(manifest)),
    section('memory', memoryLines(manifest)),
    section('tiles', [`of ${tileFor(manifest)} neurons unless the host chooses otherwise`]),
  ]
  return `${[head, ...sections.filter(text => text !== '')].join('\n\n')}\n`
}

function section(head: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [head, ...lines.map(line => `  ${line}`.trimEnd())].map(printable).join('\n')
}

function defaultsLine({ defaults, clocks, base }: Manifest): string {
  const { duration, seed } = defaults
  const steps = [...new Set((base === undefined ? clocks : clocks.slice(base, base + 1)).map(({ dt }) => stepText(dt)))]
  const length = duration === undefined ? 'as long as asked for' : shownTime(duration)
  return `${length} in steps of ${steps.join(' and ')}, ${seed === undefined ? 'with a new seed each time' : `seed ${seed}`}`
}

function groupSections(group: ManifestGroup, index: number, manifest: Manifest): readonly string[] {
  const { size, precision, method, fixedBy, equations, events, refractory, variables, clock, ends } = group
  const fixed = fixedBy === undefined ? '' : ` (fixed by ${fixedBy})`
  const by = manifest.clocks.length > 1 ? `, by ${manifest.clocks[clock]?.name}` : ''
  const rules = [...events.flatMap(eventRules), ['refractory', refractory] as const].flatMap(([name, code]) =>
    code === undefined ? [] : [`${name}: ${code.trim().replaceAll(/\s*\n\s*/g, '; ')}`],
  )
  const text = equations
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  return [
    section(`group ${groupName(manifest, index)}`, [
      `${counted(size, ends === undefined ? 'neuron' : 'synapse')}${fixed}, ${precision}${method === 'none' ? '' : `, integrated by ${method}`}${by}`,
      ...(ends === undefined ? [] : [`from ${groupName(manifest, ends.pre)} to ${groupName(manifest, ends.post)}`]),
      ...text,
      ...rules,
      ...manifest.pathways.filter(pathway => pathway.group === index).map(pathway => pathwayLine(pathway, manifest)),
    ]),
    section(`variables of ${shownName(group)}`, table(variables.map(each => variableRow(each, group, manifest)))),
  ]
}

function pathwayLine({ name, neurons, event, delay, array }: ManifestPathway, manifest: Manifest): string {
  const after =
    array === undefined ? (delay === 0 ? 'at once' : `after ${shownTime(delay)}`) : `after up to ${shownTime(delay)}`
  return `pathway ${name}: ${event} of ${groupName(manifest, neurons)}, ${after}`
}

type Rule = readonly [name: string, code: string | undefined]

function eventRules({ name, condition, code }: ManifestGroup['events'][number]): readonly Rule[] {
  if (name === 'spike')
    return [
      ['threshold', condition],
      ['reset', code],
    ]
  return [
    [`event ${name}`, condition],
    [`on ${name}`, code],
  ]
}

function groupName({ groups }: Manifest, index: number): string {
  return bothNames(groups[index] ?? { name: `group ${index}` })
}

function bothNames({ name, variable }: { readonly name: string; readonly variable?: string }): string {
  return variable === undefined || variable === name ? name : `${variable} (${name})`
}

/** Floats of another precision than the group's say so; times are of double precision always. */
function variableRow(
  { name, unit, kind, type, shared, array }: ManifestVariable,
  { precision }: ManifestGroup,
  { arrays }: Manifest,
): readonly string[] {
  const own = arrays[array]?.element === 'f32' ? 'float32' : 'float64'
  const differs = type === 'float' && kind !== 'internal' && own !== precision
  const words = [kind, ...(shared ? ['shared'] : []), ...(differs ? [own] : [])]
  return [name, unit === '1' && type !== 'float' ? type : unit, words.join(', ')]
}

function constantRow(constant: ModelConstant): readonly string[] {
  const { name, type, expression } = constant
  const shown = type === 'boolean' ? (constant.si === 1 ? 'True' : 'False') : constantText(constant)
  return [name, shown, expression === undefined ? '' : `= ${expression}`]
}

/** In the script's unit, unless it names none or the number is unwieldy in it. */
function constantText({ value, unit, si, dimension }: ModelConstant): string {
  if (unit === '') return String(value)
  const readable = /^\p{L}+$/u.test(unit) && (value === 0 || (Math.abs(value) >= 0.1 && Math.abs(value) < 1e4))
  return readable ? `${value} ${unit}` : displayQuantity([si], [], dimension).replace(/\.(?= )/, '')
}

function monitorRow(monitor: ManifestMonitor, manifest: Manifest): readonly string[] {
  const group = manifest.groups[monitor.group]
  const of = `of ${shownName(group ?? { name: '' })}`
  const element = group?.ends === undefined ? 'neuron' : 'synapse'
  return [bothNames(monitor), `${monitored(monitor, of, element)}, ${recordingTimes(monitor, manifest)}`]
}

function monitored(monitor: ManifestMonitor, of: string, element: 'neuron' | 'synapse'): string {
  if (monitor.kind === 'rate') return `rate of ${monitor.event === 'spike' ? 'spikes' : monitor.event} ${of}`
  const { columns } = monitor
  const what = columns.map(({ variable, unit }) => (unit === '1' ? variable : `${variable} (${unit})`)).join(', ')
  if (monitor.kind === 'event') {
    const events = monitor.event === 'spike' ? 'spikes' : `${monitor.event} events`
    return `${events} ${of}${what === '' ? '' : ` with ${what}`}`
  }
  const { record } = monitor
  const which =
    record === 'all'
      ? `all ${element}s`
      : record.length > 8
        ? counted(record.length, element)
        : `${element}s ${record.join(', ')}`
  return `${what} ${of}, ${which}`
}

function initialLine(initial: Manifest['initial'][number], { arrays, groups }: Manifest): string {
  if (initial.kind !== 'data') return initial.text
  const array = arrays[initial.array]
  const owner = array?.length.per === 'neuron' ? groups[array.length.group] : undefined
  const name = `${owner === undefined ? '' : `${shownName(owner)}.`}${array?.name ?? ''}`
  return `${name} = ${counted(initial.values.length, 'value')} of the script`
}

/** What is computed for each neuron and step, and what of it vectors do not do. */
export function costLines({ costs, groups }: Manifest): readonly string[] {
  const rows = costs.map(({ group, calls, divisions, operations, single }) => [
    shownName(groups[group] ?? { name: '' }),
    [
      ...Object.entries(calls).map(([name, count]) => `${name} ${count}`),
      counted(divisions, 'division'),
      counted(operations, 'other operation'),
    ].join(', '),
    single.length === 0 ? '' : `one neuron after the other: ${single.join(', ')}`,
  ])
  return table(rows)
}

/** What the arrays of a module take. */
export function memoryLines(manifest: Manifest): readonly string[] {
  const { groups } = manifest
  const perNeuron = groups.map((group, index) => ({ group, bytes: neuronBytes(manifest, index) }))
  return [
    ...perNeuron.map(({ group, bytes }, index) => {
      const of = arraysOf(manifest, index).map(
        array => `${holds(array, index, manifest)} ${elementBytes[array.element]}`,
      )
      const element = group.ends === undefined ? 'neuron' : 'synapse'
      return `${shownName(group)}: ${bytes} bytes a ${element}${of.length === 0 ? '' : `: ${of.join(', ')}`}`
    }),
    ...manifest.pathways.map((pathway, index) => pathwayBytes(pathway, index, manifest)),
    `${grouped(besides(manifest))} bytes besides; ${shownBytes(memoryBytes(manifest))} at these sizes, without what monitors record`,
  ]
}

/** Bytes of all arrays at the sizes of the script, without what monitors record. */
export function memoryBytes(manifest: Manifest): number {
  return manifest.groups.reduce((sum, { size }, index) => sum + neuronBytes(manifest, index) * size, besides(manifest))
}

/** Bytes of what there is once for all neurons. */
function besides(manifest: Manifest): number {
  return manifest.arrays.reduce((sum, array) => sum + fixedBytes(array, manifest), 0)
}

/** What an array holds of each element: a variable, or something that the module keeps by the side, such as `spike list`. */
function holds({ name }: ManifestArray, group: number, { groups, arrays, pathways }: Manifest): string {
  const variable = groups[group]?.variables.find(each => arrays[each.array]?.name === name)
  const pathway = pathways.find(each => each.group === group && variable?.name === `_${each.name}_delay`)
  if (pathway !== undefined) return `delay of ${pathway.name}`
  return variable?.name ?? name.replace(/_\d+$/, '').replaceAll('_', ' ')
}

/** What a pathway needs to find synapses and to keep events that are on their way. */
function pathwayBytes({ name, group, neurons }: ManifestPathway, index: number, manifest: Manifest): string {
  const { arrays, groups } = manifest
  const total = (isMeant: (array: ManifestArray) => boolean): string =>
    shownBytes(arrays.filter(isMeant).reduce((sum, array) => sum + fixedBytes(array, manifest), 0))
  const queue = total(({ length }) => length.per === 'queue' && length.pathway === index)
  // Where the synapses of each neuron begin: in an array of the pathway, or in place of their `i`.
  const before = arrays[groups[group]?.variables.find(each => each.name === 'i')?.array ?? -1]
  const isOwn = ({ name: called }: ManifestArray): boolean => called === `rows_${name}_${group}`
  const rows = total(arrays.some(isOwn) ? isOwn : array => array === before && array.length.per === 'row')
  const of = counted(groups[neurons]?.size ?? 0, 'neuron')
  return `pathway ${name} of ${shownName(groups[group] ?? { name: '' })}: ${queue} of events on their way and ${rows} of rows, for ${of}`
}

function fixedBytes({ element, length }: ManifestArray, manifest: Manifest): number {
  const { groups, clocks } = manifest
  switch (length.per) {
    case 'neuron':
    case 'thread':
      return 0
    case 'row':
      return ((groups[length.group]?.size ?? 0) + 1) * elementBytes[element]
    case 'queue':
    case 'carried':
    case 'delays': {
      const sizeOf = (group: string): number => groups.find(({ name }) => name === group)?.size ?? 0
      const dts = clocks.map(({ dt }) => dt)
      return pathwayElements(manifest, length, dts, sizeOf) * elementBytes[element]
    }
    case 'tile':
      return DEFAULT_TILE * elementBytes[element]
    case 'block':
      return MAX_BLOCK * elementBytes[element]
    case 'fixed':
    case 'table':
      return length.count * elementBytes[element]
  }
}
