/** What holds for every model, bit for bit. */
import type { Stepping } from '../../network/index.ts'
import { parseQuantity } from '../../units/index.ts'
import { notAssembled } from '../assemble.ts'
import { build, passesChecks } from './build.ts'
import type { Group, Model, Recording } from './model.ts'
import { common, difference, hasGivenUp, isBeyondWhole } from './observe.ts'
import type { Running, Trial } from './trial.ts'

/** A statement about models; it answers with what contradicts it. */
export interface Property {
  readonly name: string
  /** Of which models it is a statement; of all unless said. */
  readonly holdsFor?: (model: Model) => boolean
  readonly counterexample: (trial: Trial) => Promise<string | undefined>
}

function runningAs(name: string, running: Running): Property {
  return {
    name,
    counterexample: async trial => difference(await trial.module(), await trial.moduleAs(running)),
  }
}

/** A network reads subexpressions too, and has no times of events that a monitor only counts. */
async function networkAgainstModule(trial: Trial, stepping: Stepping): Promise<string | undefined> {
  const [network, module] = [await trial.network(stepping), await trial.module()]
  return difference(common(network, module), common(module, network))
}

/** Every property, those first that cost least. */
export const properties: readonly Property[] = [
  {
    name: 'initial values: compiled as interpreted',
    counterexample: async trial => {
      const { interpreted, compiled } = await trial.initial()
      return difference(interpreted, common(compiled, interpreted))
    },
  },
  {
    name: 'a module computes what the interpreter of phases computes',
    // Which computes in double precision, and moves nothing out of the step, which is rounded when it comes back.
    // Steps of a length of their own are the runtime's.
    holdsFor: model => isDouble(model) && !usesAdaptiveSteps(model),
    counterexample: async trial => {
      // It gives groups up whose whole numbers it does not hold.
      const interpreted = await trial.interpreted()
      return difference(interpreted, common(await trial.module(), interpreted))
    },
  },
  runningAs('steps one at a time, small tiles, buffers for a single entry', { blockLimit: 1, tile: 16, room: 1 }),
  runningAs('blocks of 2 steps, tiles of 64', { blockLimit: 2, tile: 64 }),
  runningAs('blocks of 5 steps, buffers for three entries', { blockLimit: 5, room: 3 }),
  runningAs('whole blocks in small tiles', { tile: 16, room: 40 }),
  {
    name: 'a run in pieces is one run',
    // What is used before it is looked for is lost between two runs, as in Brian 2.
    holdsFor: model => !usesEventsOfTheStepBefore(model),
    counterexample: async trial => {
      const { duration } = trial
      const ends = [Math.round(duration * 37) / 100, Math.round(duration * 80) / 100, duration]
      const pieces = ends.map((end, k) => `${end - (ends[k - 1] ?? 0)}*ms`)
      // Seconds are added piece by piece, which rounds.
      const t = pieces.reduce((sum, piece) => sum + secondsOf(piece), 0)
      const [whole, inPieces] = [await trial.module(), await trial.moduleAs({ pieces })]
      return difference(hasGivenUp(whole) ? whole : new Map([...whole, ['t', [t]]]), inPieces)
    },
  },
  {
    name: 'the text holds no sizes, values and names',
    counterexample: async trial => {
      const one = await textOf(trial.models)
      const other = await textOf(trial.models.map(changed)).catch((thrown: unknown) => {
        // With another seed.
        if (isBeyondWhole(thrown)) return one
        throw thrown
      })
      return one === other ? undefined : firstDifference(one, other)
    },
  },
  {
    name: 'every phase by itself, one step at a time',
    counterexample: trial => networkAgainstModule(trial, { join: false }),
  },
  {
    name: 'one neuron after the other, without vectors',
    counterexample: trial => networkAgainstModule(trial, { lanes: 'scalar' }),
  },
  {
    name: 'two threads',
    counterexample: trial => networkAgainstModule(trial, { threads: 2, threadsAfter: 0 }),
  },
  {
    name: 'three threads, blocks of 5 steps, small tiles',
    counterexample: trial => networkAgainstModule(trial, { threads: 3, threadsAfter: 0, blockLimit: 5, tile: 16 }),
  },
  {
    name: 'a module in three threads, its initial values too',
    counterexample: async trial =>
      difference(await trial.module(), await trial.moduleAs({ threads: 3, threadsAfter: 0 })),
  },
  {
    name: 'a network computes what its module computes',
    counterexample: trial => networkAgainstModule(trial, {}),
  },
  {
    name: 'a run that is measured is the same',
    counterexample: async trial => difference(await trial.network({}), await trial.profiled()),
  },
  {
    name: 'operations that only look change nothing',
    counterexample: async trial => {
      const { models } = trial
      const slot = (k: number): string => cuts[((models[0]?.seed ?? 0) + k) % cuts.length] ?? 'start'
      const places = [
        { when: slot(0), dt: '0.3*ms' },
        { when: slot(5), order: 1 },
      ]
      return difference(await trial.network({}), await trial.watched(places))
    },
  },
  {
    name: 'a run that is put back is the same again',
    counterexample: async trial => {
      const { first, again } = await trial.halves()
      return difference(first, again)
    },
  },
  {
    name: 'monitors change nothing else: without them',
    counterexample: async trial => {
      const without = await trial.with(model => withMonitors(model, () => [])).module()
      return difference(without, common(await trial.module(), without))
    },
  },
  {
    name: 'monitors change nothing else: with more of them',
    counterexample: async trial => {
      const more = trial.with(model => withMonitors(model, group => [...group.monitors, ...further(group)]))
      const module = await trial.module()
      return difference(module, common(await more.module(), module))
    },
  },
]

/** Where operations cut steps. */
const cuts = ['start', 'groups', 'after_groups', 'thresholds', 'before_synapses', 'resets', 'after_resets', 'end']

// -------------------------------------------------------------------------------------------------------- monitors

function withMonitors(model: Model, monitors: (group: Group) => readonly Recording[]): Model {
  return { ...model, groups: model.groups.map(group => ({ ...group, monitors: monitors(group) })) }
}

/** Monitors of everything, at places that depend on the group. */
function further(group: Group): Recording[] {
  const { name, size } = group
  const names = group.equations.map(line => /^(?:d(?<differential>\w+)\/dt|(?<other>\w+)) *[=:]/.exec(line)?.groups)
  const variables = names.flatMap(groups => groups?.['differential'] ?? groups?.['other'] ?? [])
  const own = { name: `more_${name}`, variables }
  const when = ['start', 'before_thresholds', 'after_resets', 'end'][(size + variables.length) % 4] ?? 'start'
  return [
    ...(variables.length === 0 ? [] : [{ ...own, kind: 'state', record: size % 2 === 0 ? true : [0], when } as const]),
    ...(group.threshold === undefined
      ? []
      : ([
          {
            kind: 'event',
            name: `more_${name}_spikes`,
            event: 'spike',
            variables: variables.filter(variable => variable !== 'count'),
            record: true,
          },
          { kind: 'rate', name: `more_${name}_rate` },
        ] as const)),
  ]
}

// -------------------------------------------------------------------------------------------------------------- runs

/** Whether all of a model is in double precision. */
export function isDouble({ groups }: Model): boolean {
  return groups.every(({ precision }) => precision === undefined)
}

/** Whether a method of GSL's may integrate a group. */
export function usesAdaptiveSteps({ groups }: Model): boolean {
  return groups.some(({ method }) => method.includes('gsl'))
}

/** Whether something may look at an event earlier in a step than its condition does. */
export function usesEventsOfTheStepBefore({ groups, slots }: Model): boolean {
  const isUsual = slots === undefined
  return groups.some(({ events, monitors }) => {
    const moved = events.some(({ schedule, code }) => schedule !== undefined || code?.when !== undefined)
    // A monitor of a subgroup stands behind the threshold, before events of the group's own.
    const early = (monitor: Recording): boolean =>
      monitor.kind === 'event' &&
      (monitor.when !== undefined || (monitor.range !== undefined && monitor.event !== 'spike'))
    return !isUsual || moved || monitors.some(early)
  })
}

function secondsOf(duration: string): number {
  const parsed = parseQuantity(duration)
  if (parsed.kind === 'error') throw new Error(parsed.error)
  return parsed.quantity.value
}

// -------------------------------------------------------------------------------------------------------------- text

async function textOf(models: readonly Model[]): Promise<string> {
  const { network } = build(models, { assemble: notAssembled })
  const { text } = await network.compile({ onDiagnostic: () => undefined })
  return text
}

/** The same model in other sizes, with other values and under other names, as far as the checks let it. */
function changed(model: Model): Model {
  const otherValues = { c: 12.5, theta: '7*mV', tau_m: '3*ms', d: '11', yes: false }
  const possible = [otherValues, {}].map(values => changedWith(model, values))
  return possible.find(each => passesChecks(each)) ?? model
}

function changedWith(model: Model, values: Group['namespace']): Model {
  return {
    ...model,
    seed: model.seed + 1,
    groups: model.groups.map(group => ({
      ...group,
      name: `${group.name}x`,
      size: otherSize(group, model),
      namespace: { ...group.namespace, ...values },
      ...(typeof group.refractory === 'number' && { refractory: group.refractory + 0.7 }),
      initial: group.initial.map(each => {
        if (typeof each.value === 'number') return { ...each, value: each.value === 0 ? 0 : each.value + 1 }
        if (!Array.isArray(each.value) || each.value.length <= 1) return each
        return { ...each, value: Array.from({ length: otherSize(group, model) }, (_, i) => i % 7) }
      }),
      inputs: group.inputs.map(each => ({ ...each, name: each.name.replace(group.name, `${group.name}x`) })),
      links: group.links.map(each => ({
        ...each,
        group: `${each.group}x`,
        ...(Array.isArray(each.index) && {
          index: indicesFor(otherSize(group, model), each.index as readonly number[]),
        }),
      })),
      // The order of a step goes by names.
      regular: group.regular.map(each => ({ ...each, name: each.name.replace(group.name, `${group.name}x`) })),
      monitors: group.monitors.map(each => ({ ...each, name: each.name.replace(group.name, `${group.name}x`) })),
    })),
  }
}

/** Links without indices to a single neuron are all to this one, which the text says. */
function otherSize({ name, size }: Group, { groups }: Model): number {
  const isLinked = groups.some(({ links }) => links.some(each => each.group === name && each.index === undefined))
  return isLinked && size === 1 ? 1 : size + 5
}

function indicesFor(size: number, given: readonly number[]): number[] {
  return Array.from({ length: size }, (_, neuron) => given[neuron] ?? 0)
}

function firstDifference(one: string, other: string): string {
  const [a, b] = [one.split('\n'), other.split('\n')]
  const at = a.findIndex((line, index) => line !== b[index])
  return `line ${at + 1}: '${b[at]}', and not '${a[at]}'`
}
