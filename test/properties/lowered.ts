/** Networks → their phases in the IR, and everything that is needed to carry them out by hand. */
import { streamKey } from '../../abi/index.ts'
import type { ArrayRef, ScalarRef } from '../../compiler/ir/ir.ts'
import { phasePasses } from '../../compiler/ir/passes/index.ts'
import type { PhaseCode, TableValues } from '../../compiler/ir/program.ts'
import { noNames } from '../../compiler/model/external.ts'
import { describe } from '../../network/describe.ts'
import type { NeuronGroup } from '../../network/index.ts'
import { loweredModel, phasesThrough } from '../compiler/ir/helpers.ts'
import type { BuiltNetwork } from './build.ts'

/** A network as an interpreter takes it. */
export interface Lowered {
  readonly phases: readonly PhaseCode[]
  /** By clock, seconds. */
  readonly dts: readonly number[]
  /** By group. */
  readonly sizes: readonly number[]
  readonly state: readonly { readonly array: ArrayRef; readonly name: string; readonly values: ArrayLike<number> }[]
  readonly scalars: ReadonlyMap<ScalarRef, number>
  readonly monitors: readonly LoweredMonitor[]
  readonly tables: readonly TableValues[]
  /** Of each group, those that are linked to it. */
  readonly linked: readonly (readonly number[])[]
  /** Of the random numbers of steps. */
  readonly key: readonly [low: number, high: number]
}

export interface LoweredMonitor {
  readonly name: string
  readonly variables: readonly string[]
  /** What it is about; undefined for samples. */
  readonly event: string | undefined
  /** Neurons of which it takes samples. */
  readonly record: readonly number[] | undefined
  /** What it records, as it ends the names of observations. */
  readonly keys: readonly string[]
  readonly group: number
  /** The first of its neurons, and how many there are. */
  readonly first: number
  readonly size: number
}

/**
 * The passes that decide how numbers are grouped, and by which sum a variable is held, which makes a zero of a negative zero.
 * The test of refractoriness stays as Brian says it.
 */
const arithmetic: ReadonlySet<string> = new Set([
  'powers', 'simplify', 'whole powers', 'rexprel', 'products', 'simplify again', 'flows', 'normal form', 'exponentials',
  'reciprocals', 'hold',
]) // prettier-ignore

/**
 * Lowers a network whose groups hold their initial values.
 *
 * @param epoch of the random numbers of steps
 */
export function lowered({ network, groups, inputs, monitors }: BuiltNetwork, seed: number, epoch: number): Lowered {
  const described = describe([...groups, ...inputs, ...monitors], { slots: network.slots, namespace: noNames })
  const model = described.network
  const code = loweredModel(model)
  const { states, constants, tables } = code
  const passes = phasePasses.flatMap(([name, pass]) => (arithmetic.has(name) ? [pass] : []))
  return {
    phases: phasesThrough(passes, code).phases,
    dts: model.clocks.map(({ dt }) => dt),
    sizes: model.groups.map(({ size }) => size),
    state: states.flatMap((list, population) =>
      list.flatMap(({ array }) => {
        const group = groups[population]
        return group === undefined
          ? []
          : [{ array, name: `${group.name}.${array.name}`, values: heldBy(group, array.name) }]
      }),
    ),
    scalars: new Map(constants.map(({ scalar, external }) => [scalar, external.value])),
    monitors: model.monitors.map((monitor): LoweredMonitor => {
      const { name, group } = monitor
      const { start: first, stop } = monitor.range ?? { start: 0, stop: model.groups[group]?.size ?? 0 }
      const size = stop - first
      const variables = monitor.kind === 'rate' ? [] : monitor.variables
      const columns = variables.map(variable => `.${variable}`)
      const all = Array.from({ length: size }, (_, neuron) => first + neuron)
      switch (monitor.kind) {
        case 'state': {
          const record = monitor.record === 'all' ? all : monitor.record.map(neuron => first + neuron)
          return { name, variables, event: undefined, record, keys: [' t', ...columns], group, first, size }
        }
        case 'event':
          return {
            name,
            variables,
            event: monitor.event,
            record: undefined,
            keys: [' t', ' i', ' count', ...columns],
            group,
            first,
            size,
          }
        case 'rate':
          return { name, variables, event: monitor.event, record: undefined, keys: [' t', ' rate'], group, first, size }
      }
    }),
    tables,
    linked: model.groups.map((_, group) =>
      model.groups.flatMap(({ links }, other) =>
        [...(links?.values() ?? [])].some(link => link.group === group) ? [other] : [],
      ),
    ),
    key: streamKey(seed, epoch),
  }
}

/** What a group holds under a name: of a variable, or of the indices of a link, nought unless it was given any. */
function heldBy(group: NeuronGroup, name: string): ArrayLike<number> {
  if (group.variables.has(name)) return group.read(name)
  const given = group.initial.flatMap(({ assignment: each }) =>
    each.kind === 'data' && each.variable === name ? [each.values] : [],
  )
  return given[0] ?? new Float64Array(group.size)
}
