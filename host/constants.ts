import type { Manifest, ManifestConstant } from '../abi/manifest.ts'
import type { NetworkState } from './state.ts'

/** The constants of a module, in their slots; SI, by index in the manifest. Who writes sees to `prepare()`. */
export class Constants {
  readonly #constants: readonly ManifestConstant[]
  readonly #state: NetworkState

  constructor({ constants }: Manifest, state: NetworkState) {
    this.#constants = constants
    this.#state = state
  }

  /** The value in effect. */
  get(index: number): number {
    const { type, slot } = this.#constant(index)
    if (type === 'float') return this.#state.float(slot)
    return type === 'integer' ? this.#state.long(slot) : this.#state.slot(slot)
  }

  /** A derived constant no longer follows the others. */
  set(index: number, value: number): void {
    const { linkSlot } = this.#constant(index)
    this.#write(index, value)
    if (linkSlot !== undefined) this.#state.setSlot(linkSlot, 0)
  }

  /** The values of another manifest of the same text; constants that derive follow their inputs again. */
  use({ constants }: Manifest): void {
    for (const [index, { value, linkSlot }] of constants.entries()) {
      this.#write(index, value)
      if (linkSlot !== undefined) this.#state.setSlot(linkSlot, 1)
    }
  }

  #write(index: number, value: number): void {
    const { type, slot } = this.#constant(index)
    if (type === 'float') this.#state.setFloat(slot, value)
    else if (type === 'integer') this.#state.setLong(slot, value)
    else this.#state.setSlot(slot, value === 0 ? 0 : 1)
  }

  #constant(index: number): ManifestConstant {
    const constant = this.#constants[index]
    if (constant === undefined) throw new Error(`no constant ${index}`)
    return constant
  }
}
