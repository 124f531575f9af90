/** What holds for every model, bit for bit. */
import { build } from './build.ts'
import type { Group, Model, Recording } from './model.ts'
import { difference } from './observe.ts'
import { type Running, Trial } from './trial.ts'

/** A statement about models; it answers with what contradicts it. */
export interface Property {
  readonly name: string
  /** What it takes: how many modules are assembled beside the one that all share. */
  readonly modules: number
  readonly counterexample: (trial: Trial) => Promise<string | undefined>
}

function runningAs(name: string, running: Running): Property {
  return {
    name,
    modules: 0,
    counterexample: async trial => difference(await trial.module(), await trial.module(running)),
  }
}

/** Every property, those first that cost least. */
export const properties: readonly Property[] = [
  {
    name: 'initial values: compiled as interpreted',
    modules: 0,
    counterexample: async trial => {
      const { interpreted, compiled } = await trial.initial()
      return difference(interpreted, compiled)
    },
  },
  {
    name: 'a module computes what the interpreter of phases computes',
    modules: 0,
    counterexample: async trial => difference(await trial.interpreted(), await trial.module()),
  },
  runningAs('steps one at a time, small tiles, buffers for a single entry', { blockLimit: 1, tile: 16, room: 1 }),
  runningAs('blocks of 2 steps, tiles of 64', { blockLimit: 2, tile: 64 }),
  runningAs('blocks of 5 steps, buffers for three entries', { blockLimit: 5, room: 3 }),
  runningAs('whole blocks in small tiles', { tile: 16, room: 40 }),
  {
    name: 'a run in pieces is one run',
    modules: 0,
    counterexample: async trial => {
      // What is used before it is looked for is lost between two runs, as in Brian 2.
      if (trial.models.some(usesEventsOfTheStepBefore)) return undefined
      const { duration } = trial
      const pieces = [Math.round(duration * 37) / 100, Math.round(duration * 80) / 100]
      return difference(await trial.module(), await trial.module({ pieces }))
    },
  },
  {
    name: 'the text holds no sizes, values and names',
    modules: 0,
    counterexample: async trial => {
      const [one, other] = await Promise.all([textOf(trial.models), textOf(trial.models.map(changed))])
      return one === other ? undefined : firstDifference(one, other)
    },
  },
  {
    name: 'every phase by itself, one step at a time',
    modules: 1,
    counterexample: async trial => difference(await trial.network(false), await trial.module()),
  },
  {
    name: 'a network computes what its module computes',
    modules: 1,
    counterexample: async trial => difference(await trial.network(true), await trial.module()),
  },
  {
    name: 'monitors change nothing else: without them',
    modules: 1,
    counterexample: async trial => {
      const without = new Trial(trial.models.map(model => withMonitors(model, () => [])))
      return difference(await without.module(), await trial.module())
    },
  },
  {
    name: 'monitors change nothing else: with more of them',
    modules: 1,
    counterexample: async trial => {
      const more = new Trial(
        trial.models.map(model => withMonitors(model, group => [...group.monitors, ...further(group)])),
      )
      return difference(await trial.module(), await more.module())
    },
  },
]

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

/** Whether something may look at an event earlier in a step than its condition does. */
function usesEventsOfTheStepBefore({ groups, slots }: Model): boolean {
  const isUsual = slots === undefined
  return groups.some(({ events, monitors }) => {
    const moved = events.some(({ schedule, code }) => schedule !== undefined || code?.when !== undefined)
    return !isUsual || moved || monitors.some(monitor => monitor.kind === 'event' && monitor.when !== undefined)
  })
}

// -------------------------------------------------------------------------------------------------------------- text

async function textOf(models: readonly Model[]): Promise<string> {
  const empty = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)
  const { network } = build(models, { assemble: () => Promise.resolve(empty) })
  const { text } = await network.compile({ onDiagnostic: () => undefined })
  return text
}

/** The same model in other sizes, with other values and under other names. */
function changed(model: Model): Model {
  return {
    ...model,
    seed: model.seed + 1,
    groups: model.groups.map(group => ({
      ...group,
      name: `${group.name}x`,
      size: group.size + 5,
      namespace: { ...group.namespace, c: 12.5, theta: '7*mV', tau_m: '3*ms', d: '11', yes: false },
      ...(typeof group.refractory === 'number' && { refractory: group.refractory + 0.7 }),
      initial: group.initial.map(each => {
        if (typeof each.value === 'number') return { ...each, value: each.value === 0 ? 0 : each.value + 1 }
        if (!Array.isArray(each.value) || each.value.length <= 1) return each
        return { ...each, value: Array.from({ length: group.size + 5 }, (_, i) => i % 7) }
      }),
      // The order of a step goes by names.
      regular: group.regular.map(each => ({ ...each, name: each.name.replace(group.name, `${group.name}x`) })),
      monitors: group.monitors.map(each => ({ ...each, name: each.name.replace(group.name, `${group.name}x`) })),
    })),
  }
}

function firstDifference(one: string, other: string): string {
  const [a, b] = [one.split('\n'), other.split('\n')]
  const at = a.findIndex((line, index) => line !== b[index])
  return `line ${at + 1}: '${b[at]}', and not '${a[at]}'`
}
