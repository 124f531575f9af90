/** Models at work: one module for all that is asked of them. */
import { load, type Manifest, type Model as Module } from '../../host/index.ts'
import { assembleHere, remembering } from '../../network/index.ts'
import { tools } from '../../network/tools.ts'
import { build, type BuiltNetwork } from './build.ts'
import { interpretNetwork } from './interpreter.ts'
import { lowered } from './lowered.ts'
import type { Model } from './model.ts'
import { observed, observedModule, type Observation } from './observe.ts'

/** How a module is started and run. */
export interface Running {
  readonly tile?: number
  readonly blockLimit?: number
  readonly room?: number
  /** Milliseconds at which the run is interrupted. */
  readonly pieces?: readonly number[]
}

const silent = (): void => undefined

/** One or several models in one network. */
export class Trial {
  readonly models: readonly Model[]
  readonly #assemble = remembering(assembleHere, 4)
  #compiled: Promise<Compiled> | undefined

  constructor(models: readonly Model[]) {
    this.models = models
  }

  /** Milliseconds that it runs. */
  get duration(): number {
    return this.models[0]?.duration ?? 0
  }

  /** What the module leaves behind. */
  async module(running: Running = {}): Promise<Observation> {
    const { module, manifest } = await this.compiled()
    return runModule(module, manifest, this.duration, running)
  }

  /** What groups hold before the run: by the interpreter, and by the module. */
  async initial(): Promise<{ readonly interpreted: Observation; readonly compiled: Observation }> {
    const { built, module, manifest } = await this.compiled()
    const compiled = await runModule(module, manifest, 0, {})
    const interpreted = new Map<string, ArrayLike<number>>()
    for (const name of compiled.keys()) {
      const [group, variable] = name.split('.')
      const owner = built.groups.find(each => each.name === group)
      if (owner !== undefined && variable !== undefined) interpreted.set(name, owner.read(variable))
    }
    return { interpreted, compiled }
  }

  /** What a network leaves behind that runs by itself. */
  async network(join: boolean): Promise<Observation> {
    const built = build(this.models, { assemble: this.#assemble, stepping: { join } })
    await built.network.run(`${this.duration}*ms`, { onDiagnostic: silent })
    const seen = observed(built)
    built.network.dispose()
    return seen
  }

  /** What the interpreter of phases leaves behind. */
  async interpreted(): Promise<Observation> {
    const { built, manifest } = await this.compiled()
    const network = lowered(built, manifest.defaults.seed ?? 0, manifest.defaults.epoch)
    return interpretNetwork(network, this.duration * 0.001, tools().runtime)
  }

  /** The module, and the network it was made from. */
  compiled(): Promise<Compiled> {
    return (this.#compiled ??= this.#compile())
  }

  async #compile(): Promise<Compiled> {
    const built = build(this.models, { assemble: this.#assemble })
    const { module, manifest, text } = await built.network.compile({ onDiagnostic: silent })
    return { built, module: await load(module), manifest, text }
  }
}

export interface Compiled {
  readonly built: BuiltNetwork
  readonly module: Module
  readonly manifest: Manifest
  readonly text: string
}

async function runModule(module: Module, manifest: Manifest, duration: number, running: Running): Promise<Observation> {
  const { pieces = [], ...options } = running
  await using simulation = await module.start({ ...options, onDiagnostic: silent })
  let begin = 0
  for (const end of [...pieces, duration]) {
    await simulation.run(`${end - begin}*ms`)
    begin = end
  }
  return observedModule(simulation, manifest)
}
