import type { ManifestGroup } from '../abi/manifest.ts'
import type { Model, ModelConstant, Settings, SettingValue } from '../host/index.ts'
import { settingsOf, shownName, unitValue } from '../host/running.ts'
import { sizedGroups } from './choices.ts'
import { element } from './dom.ts'
import { newNumberInput, type NumberInput } from './inputs.ts'
import type { ConstantValues } from './messages.ts'
import { newSlider, type Slider } from './sliders.ts'

/** What a run begins with where nobody has chosen anything else. */
export interface Defaults {
  /** Seconds. */
  readonly duration: number
  readonly seed: number
  /** By the names of groups. */
  readonly sizes: Readonly<Record<string, number>>
}

/** Who is told of changes. */
export interface ControlsOptions {
  readonly model: Model
  /** Those with sliders. */
  readonly constants: readonly ModelConstant[]
  readonly defaults: Defaults
  /** Constants have other values, which a run under way can take over. */
  readonly onSet: (values: Settings) => void
  /** Something has changed that only another run can take over. */
  readonly onChange: () => void
}

/** What people and scripts choose: duration, seed, sizes and constants. */
export class Controls {
  readonly inputs: readonly HTMLElement[]
  /** Sliders, and below them their ranges. */
  readonly sliders: readonly HTMLElement[]
  readonly #model: Model
  readonly #defaults: Defaults
  readonly #duration: NumberInput
  readonly #seed: NumberInput
  readonly #sizes: ReadonlyMap<ManifestGroup, NumberInput>
  readonly #constants: readonly Slider[]
  /** What a script has set, by name. */
  readonly #given = new Map<string, SettingValue>()

  constructor({ model, constants, defaults, onSet, onChange }: ControlsOptions) {
    this.#model = model
    this.#defaults = defaults
    this.#duration = newNumberInput({ label: 'Duration (ms)', min: 0.001, max: 1e9, whole: false }, onChange)
    this.#seed = newNumberInput({ label: 'Seed', min: 0, max: Number.MAX_SAFE_INTEGER, whole: true }, onChange)
    const groups = sizedGroups(model.manifest)
    this.#sizes = new Map(
      groups.map(group => {
        const label = groups.length === 1 ? 'Neurons' : `Neurons of ${shownName(group)}`
        return [group, newNumberInput({ label, min: 1, max: 2 ** 31 - 1, whole: true }, onChange)]
      }),
    )
    this.#constants = constants.map(constant => {
      const { name } = constant
      const slider: Slider = newSlider(
        constant,
        () => {
          this.#given.delete(name)
          onSet({ [name]: slider.quantity })
        },
        () => {
          this.#given.delete(name)
          // What follows other constants does so again in another run.
          if (constant.expression === undefined) onSet({ [name]: slider.quantity })
          else onChange()
        },
      )
      return slider
    })
    this.inputs = [...this.#sizes.values(), this.#duration, this.#seed].map(({ label }) => label)
    this.sliders = this.#constants.length === 0 ? [] : [...this.#constants.map(({ row }) => row), this.#ranges()]
    this.reset()
  }

  /** Seconds. */
  get duration(): number {
    const { value } = this.#duration
    return Number.isNaN(value) ? this.#defaults.duration : value / 1000
  }

  get seed(): number {
    return Number.isNaN(this.#seed.value) ? this.#defaults.seed : this.#seed.value
  }

  /** Neurons by group. */
  get sizes(): Readonly<Record<string, number>> {
    const chosen = [...this.#sizes].filter(([, { value }]) => !Number.isNaN(value))
    const named = new Set([...this.#sizes.keys()].flatMap(({ name, variable }) => [name, variable]))
    // What the attribute says of other groups is for the host to refuse.
    const others = Object.entries(this.#defaults.sizes).filter(([name]) => !named.has(name))
    return Object.fromEntries([...others, ...chosen.map(([{ name }, { value }]) => [name, value] as const)])
  }

  /** Everything that is not as the module has it. */
  get settings(): Settings {
    const moved = this.#constants.filter(({ moved }) => moved)
    return Object.fromEntries([
      ...this.#given,
      ...moved.map(({ constant, quantity }) => [constant.name, quantity] as const),
    ])
  }

  /**
   * Takes a value from a script.
   *
   * @throws HillockError in the host's words, and nothing is changed
   */
  give(name: string, value: SettingValue): void {
    const [setting] = settingsOf(this.#model.manifest, { [name]: value }, group => this.sizes[group.name] ?? group.size)
    this.#given.set(name, value)
    const slider = this.#constants.find(({ constant }) => constant.name === name)
    if (slider === undefined || setting?.kind !== 'constant') return
    const { unit, dimension } = slider.constant
    slider.moved = false
    slider.show(setting.value / (unit === '' ? 1 : unitValue(unit, dimension, name)))
  }

  /** Shows the values in effect, but of what a hand has moved. */
  show(constants: ConstantValues): void {
    for (const slider of this.#constants) {
      const value = constants[slider.constant.name]
      if (!slider.moved && value !== undefined) slider.show(value)
    }
  }

  /** Back to the defaults. */
  reset(): void {
    const { duration, seed, sizes } = this.#defaults
    this.#given.clear()
    this.#duration.show(duration * 1000)
    this.#seed.show(seed)
    for (const [group, input] of this.#sizes) {
      input.show(sizes[shownName(group)] ?? sizes[group.name] ?? group.size)
    }
    for (const slider of this.#constants) slider.reset()
  }

  #ranges(): HTMLElement {
    const rows = this.#constants.filter(({ constant }) => constant.type !== 'boolean').map(({ range }) => range)
    return element('details', { part: 'ranges' }, element('summary', { textContent: 'Ranges of the sliders' }), ...rows)
  }
}
