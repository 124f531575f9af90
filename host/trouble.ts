import type { Manifest } from '../abi/manifest.ts'
import { type Diagnostic, warning } from '../diagnostics/diagnostic.ts'
import { shownName } from './names.ts'
import type { Binding, NetworkState } from './state.ts'

/** Beyond this a value is no number of a model any more (Brian's bound). */
const veryLarge = 1e50

/** A variable that a differential equation has driven out of bounds. */
export interface Trouble {
  readonly variable: string
  /** Brian's name of the group. */
  readonly group: string
  /** The script's variable, if the group has one. */
  readonly shown: string
  /** The first neuron with such a value. */
  readonly neuron: number
  readonly value: number
  /** Seconds: when it was noticed, which is up to a slice after it came about. */
  readonly t: number
}

/** What a person is told about it; the first sentences are Brian's. */
export function troubleWarning({ variable, group, shown, neuron, value, t }: Trouble): Diagnostic {
  return warning(
    'numerical-trouble',
    undefined,
    `${group}'s variable '${variable}' has NaN, very large values, or encountered an error in numerical integration. ` +
      'This is usually a sign that an unstable or invalid integration method was chosen.',
    {
      notes: [{ message: `${shown}.${variable}[${neuron}] is ${Number.isNaN(value) ? 'nan' : value} at t = ${t} s` }],
      help: 'a smaller dt, or another method',
    },
  )
}

/** Looks for values out of bounds, now and then, and names each variable once. */
export class TroubleScan {
  readonly #state: NetworkState
  readonly #places: Place[]
  readonly #binding: Binding
  #next = 0

  constructor(manifest: Manifest, binding: Binding, state: NetworkState) {
    this.#state = state
    this.#binding = binding
    this.#places = manifest.groups.flatMap(group =>
      group.variables
        .filter(({ kind, type }) => kind === 'differential' && type === 'float')
        .map(({ name, array }) => ({
          group: group.name,
          shown: shownName(group),
          variable: name,
          array,
          found: false,
        })),
    )
  }

  /** Every variable may be named again. */
  reset(): void {
    for (const place of this.#places) place.found = false
    this.#next = 0
  }

  /**
   * What is new, if it is time to look: every 50 ms, less often where looking takes more than a fiftieth of the time.
   *
   * @param now milliseconds, or Infinity to look in any case
   * @param t seconds of model time
   */
  look(now: number, t: number): Trouble[] {
    if (now < this.#next) return []
    const began = performance.now()
    const found = this.#places.flatMap(place => {
      const trouble = place.found ? undefined : this.#find(place, t)
      if (trouble !== undefined) place.found = true
      return trouble ?? []
    })
    const ended = performance.now()
    this.#next = ended + 50 * Math.max(1, ended - began)
    return found
  }

  #find({ group, shown, variable, array }: Place, t: number): Trouble | undefined {
    const placed = this.#binding.arrays[array]
    if (placed?.element !== 'f64' && placed?.element !== 'f32') return undefined
    const values = this.#state.arena.window(placed.element, placed.address, placed.count)
    for (let neuron = 0; neuron < values.length; neuron++) {
      const value = values[neuron] ?? 0
      // written so that NaN is out of bounds
      if (value <= veryLarge && value >= -veryLarge) continue
      return { variable, group, shown, neuron, value, t }
    }
    return undefined
  }
}

interface Place {
  readonly group: string
  readonly shown: string
  readonly variable: string
  readonly array: number
  found: boolean
}
