/** Where there are no elements, in Node or a worker, the file can be imported all the same. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement)

/** What an attribute can be set to by its property; null takes it away. */
type Value = string | number | readonly string[] | null

/** The attributes of a model's element, and properties of the same names. */
export class ReflectingElement extends Base {
  static readonly observedAttributes: readonly string[] = [
    'src',
    'plot',
    'monitor',
    'variable',
    'duration',
    'seed',
    'size',
    'constants',
    'controls',
    'autorun',
  ]

  /** Where the compiled module is. */
  get src(): string | null {
    return this.getAttribute('src')
  }

  set src(value: Value) {
    this.#reflect('src', value)
  }

  /** `raster`, `rate`, `trace` or several of them; whatever the module records unless given. */
  get plot(): string | null {
    return this.getAttribute('plot')
  }

  set plot(value: Value) {
    this.#reflect('plot', value)
  }

  /** Names of the monitors that are drawn, where there are several that could be. */
  get monitor(): string | null {
    return this.getAttribute('monitor')
  }

  set monitor(value: Value) {
    this.#reflect('monitor', value)
  }

  /** The variable of a trace, where its monitor records several. */
  get variable(): string | null {
    return this.getAttribute('variable')
  }

  set variable(value: Value) {
    this.#reflect('variable', value)
  }

  /** `500 ms`; what the script ran for unless given. */
  get duration(): string | null {
    return this.getAttribute('duration')
  }

  set duration(value: Value) {
    this.#reflect('duration', value)
  }

  /** A whole number from 0; that of the script, or one that is drawn, unless given. */
  get seed(): string | null {
    return this.getAttribute('seed')
  }

  set seed(value: Value) {
    this.#reflect('seed', value)
  }

  /** Neurons of the first group, or `G=100 H=50`. */
  get size(): string | null {
    return this.getAttribute('size')
  }

  set size(value: Value) {
    this.#reflect('size', value)
  }

  /** Names of the constants that have sliders, or `none`; all unless given. */
  get constants(): string | null {
    return this.getAttribute('constants')
  }

  set constants(value: Value) {
    this.#reflect('constants', value)
  }

  /** `buttons`, `inputs`, `sliders` or several of them, or `none`; all unless given. */
  get controls(): string | null {
    return this.getAttribute('controls')
  }

  set controls(value: Value) {
    this.#reflect('controls', value)
  }

  /** Whether it runs by itself, once it comes into sight. */
  get autorun(): boolean {
    return this.hasAttribute('autorun')
  }

  set autorun(value: boolean) {
    this.toggleAttribute('autorun', value)
  }

  #reflect(name: string, value: Value): void {
    if (value === null) this.removeAttribute(name)
    else this.setAttribute(name, typeof value === 'object' ? value.join(' ') : String(value))
  }
}
