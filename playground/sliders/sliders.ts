/** A slider for each constant of the script. */
import { element } from '../dom.ts'
import { rangeAround, rangeBetween, type SliderRange } from './range.ts'

/** What a slider is for. */
export interface Constant {
  readonly name: string
  /** In its unit: what the script says. */
  readonly value: number
  /** `ms`; empty for numbers. */
  readonly unit: string
  /** How many rather than how much. */
  readonly whole: boolean
  /** What the script assigns, so that it counts from its beginning; what only equations know; the number of neurons of a group. */
  readonly of: 'script' | 'equations' | 'size'
}

/** What the slider of a group's size is called. */
export function nameOfSize(group: string): string {
  return `${group}${ofNeurons}`
}

/** The group of a slider that {@link nameOfSize} named. */
export function groupOf(name: string): string {
  return name.slice(0, -ofNeurons.length)
}

const ofNeurons = ': neurons'

export interface SlidersOptions {
  /**
   * Something has another value than before.
   *
   * @param isFirst whether a movement begins with it, of which more may come
   */
  readonly onChange: (isFirst: boolean) => void
}

/** The sliders of a script; those that were moved keep their values while the script is edited. */
export class Sliders {
  readonly #place: HTMLElement
  readonly #options: SlidersOptions
  readonly #sliders = new Map<string, Slider>()
  /** Values of sliders that are still to come. */
  readonly #waiting = new Map<string, number>()

  constructor(place: HTMLElement, options: SlidersOptions) {
    this.#place = place
    this.#options = options
  }

  /**
   * Shows sliders for these constants, and no others.
   *
   * @returns whether one has come that waited for its value: see {@link restore}
   */
  show(constants: readonly Constant[]): boolean {
    const names = new Set(constants.map(({ name }) => name))
    for (const name of this.#sliders.keys()) if (!names.has(name)) this.#sliders.delete(name)
    for (const constant of constants) {
      const there = this.#sliders.get(constant.name)
      if (there === undefined || !there.take(constant)) {
        this.#sliders.set(constant.name, new Slider(constant, this.#options.onChange))
      }
    }
    const shown = constants.flatMap(({ name }) => this.#sliders.get(name)?.element ?? [])
    if (shown.length !== this.#place.childElementCount || shown.some((each, k) => this.#place.children[k] !== each))
      this.#place.replaceChildren(...shown)
    return this.#restoreWaiting()
  }

  /** What was moved, as a script would write it: `{ tau: '12*ms' }`. */
  moved(of: Constant['of']): Readonly<Record<string, string>> {
    const moved = [...this.#sliders.values()].filter(slider => slider.moved && slider.constant.of === of)
    return Object.fromEntries(moved.map(({ constant, text }) => [constant.name, text]))
  }

  /** A constant as it stands, as a script would write it. */
  textOf(name: string): string | undefined {
    return this.#sliders.get(name)?.text
  }

  /** Puts values back that {@link values} gave, as soon as there are sliders of these names. */
  restore(values: Readonly<Record<string, number>>): void {
    this.#waiting.clear()
    for (const [name, value] of Object.entries(values)) this.#waiting.set(name, value)
    this.#restoreWaiting()
  }

  #restoreWaiting(): boolean {
    let restored = false
    for (const [name, value] of this.#waiting) {
      const slider = this.#sliders.get(name)
      if (slider === undefined) continue
      slider.set(value)
      restored = true
      this.#waiting.delete(name)
    }
    return restored
  }

  /** The values of what was moved, in its unit. */
  get values(): Readonly<Record<string, number>> {
    const moved = [...this.#sliders.values()].filter(slider => slider.moved)
    return Object.fromEntries(moved.map(({ constant, value }) => [constant.name, value]))
  }

  /** Everything as the script says. */
  reset(): void {
    for (const slider of this.#sliders.values()) slider.reset()
  }
}

class Slider {
  constant: Constant
  value: number
  moved = false
  readonly element: HTMLElement
  readonly #range = element('input', { type: 'range' })
  readonly #number = element('input', { type: 'number', className: 'value' })
  readonly #low = element('input', { type: 'number', className: 'end', title: 'lower end' })
  readonly #high = element('input', { type: 'number', className: 'end', title: 'upper end' })
  readonly #onChange: SlidersOptions['onChange']
  #moving = false

  constructor(constant: Constant, onChange: SlidersOptions['onChange']) {
    this.constant = constant
    this.value = constant.value
    this.#onChange = onChange
    const { name, unit } = constant
    this.#range.setAttribute('aria-label', unit === '' ? name : `${name} in ${unit}`)
    this.#number.setAttribute('aria-label', unit === '' ? `value of ${name}` : `value of ${name} in ${unit}`)
    this.#low.setAttribute('aria-label', `lower end for ${name}`)
    this.#high.setAttribute('aria-label', `upper end for ${name}`)
    this.element = element(
      'div',
      { className: 'slider', dataset: { name } },
      element('span', { className: 'name', textContent: name, title: 'double-click the slider to reset' }),
      this.#number,
      element('span', { className: 'unit', textContent: unit, title: unit }),
      this.#low,
      this.#range,
      this.#high,
    )
    this.#use(rangeAround(constant.value, constant.whole))
    this.#show()
    this.#range.addEventListener('input', () => this.#move(this.#range.valueAsNumber, !this.#moving))
    this.#range.addEventListener('change', () => (this.#moving = false))
    this.#range.addEventListener('dblclick', () => {
      this.reset()
      this.#onChange(true)
    })
    this.#number.addEventListener('change', () => {
      const given = this.#number.valueAsNumber
      if (Number.isNaN(given)) this.#show()
      else this.#move(given, true)
      this.#moving = false
    })
    for (const end of [this.#low, this.#high]) end.addEventListener('change', () => this.#changeEnds())
  }

  /** The value as a script would write it. */
  get text(): string {
    const { unit } = this.constant
    // The language reads 1e300, not 1e+300.
    const number = String(this.value).replace('e+', 'e')
    return unit === '' ? number : `${number} * ${unit}`
  }

  /** The script says something else now; false if that is another thing. */
  take(constant: Constant): boolean {
    const { unit, whole, of } = this.constant
    if (constant.unit !== unit || constant.whole !== whole || constant.of !== of) return false
    if (constant.value === this.constant.value) return true
    this.constant = constant
    if (!this.moved) {
      this.value = constant.value
      this.#use(rangeAround(constant.value, whole))
      this.#show()
    }
    return true
  }

  set(value: number): void {
    this.value = value
    this.moved = value !== this.constant.value
    this.#widen()
    this.#show()
  }

  reset(): void {
    this.#use(rangeAround(this.constant.value, this.constant.whole))
    this.set(this.constant.value)
  }

  #move(value: number, isFirst: boolean): void {
    this.#moving = true
    this.set(this.constant.whole ? Math.round(value) : value)
    this.#onChange(isFirst)
  }

  /** A value that was typed may lie beyond the ends. */
  #widen(): void {
    const [low, high] = [Number(this.#range.min), Number(this.#range.max)]
    const wider = rangeBetween(Math.min(low, this.value), Math.max(high, this.value), this.constant.whole)
    if (wider !== undefined && (this.value < low || this.value > high)) this.#use(wider)
  }

  #changeEnds(): void {
    const { whole } = this.constant
    const range = rangeBetween(this.#low.valueAsNumber, this.#high.valueAsNumber, whole)
    if (range === undefined) {
      this.#low.value = this.#range.min
      this.#high.value = this.#range.max
      return
    }
    this.#use(range)
    this.#show()
  }

  #use({ low, high, step }: SliderRange): void {
    Object.assign(this.#range, { min: String(low), max: String(high), step: String(step) })
    Object.assign(this.#number, { step: 'any' })
    this.#low.value = String(low)
    this.#high.value = String(high)
  }

  #show(): void {
    this.#range.value = String(this.value)
    this.#number.value = String(this.value)
    this.element.dataset['moved'] = String(this.moved)
    const { unit } = this.constant
    this.#range.setAttribute('aria-valuetext', `${this.value} ${unit}`.trim())
  }
}
