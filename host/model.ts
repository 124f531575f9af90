import type {
  Exponents,
  Manifest,
  ManifestConstant,
  ManifestGroup,
  ManifestMonitor,
  ValueType,
} from '../abi/manifest.ts'
import { parseQuantity } from '../units/parse-quantity.ts'
import { loadProgram, type ModuleSource, type Program } from './module.ts'
import { visibleConstants } from './names.ts'
import { writtenUnit } from './quantities.ts'
import { Simulation } from './simulation.ts'
import type { StartOptions } from './start.ts'
import type { ModelNames } from './types.ts'

/** A constant of a model: a number from the script's namespace. */
export interface ModelConstant {
  readonly name: string
  readonly type: ValueType
  /** The default in `unit`, as a person would write it. */
  readonly value: number
  /** `ms`, or the dimensions where the script names no unit; empty without dimensions. */
  readonly unit: string
  /** The default in SI, to the last bit. */
  readonly si: number
  readonly dimension: Exponents
  /** What it is computed from, if it follows other constants until it is set itself. */
  readonly expression?: string
}

/**
 * A compiled model: immutable, and good for any number of simulations. It can be posted to a worker, where `load` makes
 * a Model of what arrives.
 */
export class Model<N extends ModelNames = ModelNames> implements Program {
  readonly module: WebAssembly.Module
  readonly manifest: Manifest
  readonly bytes?: Uint8Array | undefined

  constructor({ module, manifest, bytes }: Program) {
    this.module = module
    this.manifest = manifest
    this.bytes = bytes
  }

  get constants(): readonly ModelConstant[] {
    return shownConstants(this.manifest)
  }

  get groups(): readonly ManifestGroup[] {
    return this.manifest.groups
  }

  get monitors(): readonly ManifestMonitor[] {
    return this.manifest.monitors
  }

  /**
   * A simulation at time 0, initial values given.
   *
   * @throws HillockError for names, quantities and sizes that cannot be
   */
  start(options: StartOptions<N> = {}): Promise<Simulation<N>> {
    return Simulation.start(this, options)
  }
}

/**
 * Loads a compiled module.
 *
 * @param source bytes, a Response or what `fetch` gives, a WebAssembly.Module, or a Model posted to this worker
 * @throws HillockError `module` if it is none that this host can run
 */
export async function load<N extends ModelNames = ModelNames>(
  source: ModuleSource | Promise<ModuleSource>,
): Promise<Model<N>> {
  return new Model<N>(await loadProgram(source))
}

/** The constants that are for people, as they would write them. */
export function shownConstants(manifest: Pick<Manifest, 'constants'>): readonly ModelConstant[] {
  return visibleConstants(manifest).map(shownConstant)
}

function shownConstant({ name, type, value, unit, dimension, expression }: ManifestConstant): ModelConstant {
  const parsed = parseQuantity(writtenUnit(unit))
  const scale = parsed.kind === 'quantity' ? parsed.quantity.value : 1
  const shown = Number((value / scale).toPrecision(15))
  return {
    name,
    type,
    value: shown,
    unit: unit === '1' ? '' : unit,
    si: value,
    dimension,
    ...(expression !== undefined && { expression }),
  }
}
