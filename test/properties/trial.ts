/** Models at work: one module for all that is asked of them. */
import { load, type Manifest, type Model as Module } from '../../host/index.ts'
import type { Assemble } from '../../network/assembler.ts'
import { NetworkOperation, type NetworkOperationOptions, remembering, type Stepping } from '../../network/index.ts'
import { tools } from '../../network/tools.ts'
import { build, type BuiltNetwork } from './build.ts'
import { interpretNetwork } from './interpreter.ts'
import { lowered } from './lowered.ts'
import type { Model } from './model.ts'
import { observed, observedModule, observing, type Observation, valuesOf } from './observe.ts'

/** How a module is started and run. */
export interface Running {
  readonly tile?: number
  readonly blockLimit?: number
  readonly room?: number
  readonly threads?: number
  readonly threadsAfter?: number
  /** Durations of the pieces in which it runs. */
  readonly pieces?: readonly string[]
}

const silent = (): void => undefined

/** One or several models in one network. */
export class Trial {
  readonly models: readonly Model[]
  readonly #assemble: Assemble
  #compiled: Promise<Compiled> | undefined
  #plain: Promise<Observation> | undefined

  constructor(models: readonly Model[], assemble: Assemble) {
    this.models = models
    this.#assemble = remembering(assemble, 4)
  }

  /** The same with other monitors, say. */
  with(change: (model: Model) => Model): Trial {
    return new Trial(this.models.map(change), this.#assemble)
  }

  /** Milliseconds that it runs. */
  get duration(): number {
    return this.models[0]?.duration ?? 0
  }

  /** What the module leaves behind. */
  module(): Promise<Observation> {
    return (this.#plain ??= this.moduleAs({}))
  }

  /** The same, run in another way. */
  async moduleAs(running: Running): Promise<Observation> {
    const { module, manifest } = await this.#compile()
    return observing(() => runModule(module, manifest, { pieces: [`${this.duration}*ms`], ...running }))
  }

  /** What groups hold before the run: by the interpreter, and by the module. */
  async initial(): Promise<{ readonly interpreted: Observation; readonly compiled: Observation }> {
    const { built, module, manifest } = await this.#compile()
    const compiled = await runModule(module, manifest, { pieces: [] })
    const interpreted = new Map<string, ArrayLike<number>>()
    for (const name of compiled.keys()) {
      const [group, variable] = name.split('.')
      const owner = built.groups.find(each => each.name === group)
      // The indices of links are no variables.
      if (variable !== undefined && owner?.variables.has(variable) === true) interpreted.set(name, owner.read(variable))
    }
    return { interpreted, compiled }
  }

  /** What a network leaves behind that runs by itself. */
  async network(stepping: Stepping): Promise<Observation> {
    return this.#run(stepping, built =>
      observing(async () => {
        await built.network.run(`${this.duration}*ms`, { onDiagnostic: silent })
        return observed(built)
      }),
    )
  }

  /** The same, with the time measured that each phase takes. */
  async profiled(): Promise<Observation> {
    return this.#run({}, built =>
      observing(async () => {
        await built.network.run(`${this.duration}*ms`, { onDiagnostic: silent, profile: true })
        return observed(built)
      }),
    )
  }

  /** The same, looked at by operations within its steps. */
  async watched(places: readonly NetworkOperationOptions[]): Promise<Observation> {
    const lookedAt: { groups: BuiltNetwork['groups'] } = { groups: [] }
    const look = (): void => {
      for (const group of lookedAt.groups) for (const name of group.variables.keys()) valuesOf(group, name)
    }
    const operations = places.map(place => new NetworkOperation(look, place))
    return this.#run(
      {},
      built =>
        observing(async () => {
          lookedAt.groups = built.groups
          await built.network.run(`${this.duration}*ms`, { onDiagnostic: silent })
          return observed(built)
        }),
      operations,
    )
  }

  /** What the second half of a run leaves behind, and what it does when it is put back to its beginning. */
  async halves(): Promise<{ readonly first: Observation; readonly again: Observation }> {
    return this.#run({}, async built => {
      const { network } = built
      const half = `${Math.round(this.duration * 47) / 100}*ms`
      const run = (): Promise<Observation> =>
        observing(async () => {
          await network.run(half, { onDiagnostic: silent })
          return observed(built)
        })
      await run()
      network.store()
      const first = await run()
      network.restore('default', { restoreRandomState: true })
      return { first, again: await run() }
    })
  }

  async #run<T>(
    stepping: Stepping,
    run: (built: BuiltNetwork) => Promise<T>,
    others: readonly NetworkOperation[] = [],
  ): Promise<T> {
    const built = build(this.models, { assemble: this.#assemble, stepping }, others)
    await using _ = built.network
    return await run(built)
  }

  /** What the interpreter of phases leaves behind. */
  async interpreted(): Promise<Observation> {
    const { built, manifest } = await this.#compile()
    const network = lowered(built, manifest.defaults.seed ?? 0, manifest.defaults.epoch)
    return interpretNetwork(network, this.duration * 0.001, tools().runtime)
  }

  /** The module, and the network it was made from. */
  #compile(): Promise<Compiled> {
    return (this.#compiled ??= compiled(this.models, this.#assemble))
  }
}

interface Compiled {
  readonly built: BuiltNetwork
  readonly module: Module
  readonly manifest: Manifest
}

async function compiled(models: readonly Model[], assemble: Assemble): Promise<Compiled> {
  const built = build(models, { assemble })
  const { module, manifest } = await built.network.compile({ onDiagnostic: silent })
  return { built, module: await load(module), manifest }
}

/** What a module leaves behind. */
export async function runModule(module: Module, manifest: Manifest, running: Running): Promise<Observation> {
  const { pieces = [], ...options } = running
  await using simulation = await module.start({ ...options, onDiagnostic: silent })
  for (const piece of pieces) await simulation.run(piece)
  return observedModule(simulation, manifest)
}
