import { load, type Model, type Settings, type SettingValue } from '../host/index.ts'
import { quantityOf, requireSeed } from '../host/running.ts'
import { failure } from '../diagnostics/diagnostic.ts'
import { seconds } from '../units/dimension.ts'
import { choose, sizesFrom } from './choices.ts'
import { ReflectingElement } from './attributes.ts'
import type { Defaults } from './controls.ts'
import type { ElementSimulation } from './handle.ts'
import type { Problem } from './messages.ts'
import { Player, type PlayerEvents, problemText } from './player.ts'
import { problemOf } from './problems.ts'
import { newView, type View } from './view.ts'

/** Seconds, where neither the page nor the module says how long a run lasts. */
const usualDuration = 1

/** How many seeds there are to be drawn, where neither the page nor the module has one: numbers that people can tell each other. */
const drawnSeeds = 10_000

/** The parts of its controls, by the words of the attribute. */
const controlParts = ['buttons', 'inputs', 'sliders'] as const

/**
 * `<hillock-model src="model.wasm" plot="raster">`: a compiled model that runs in a page, with sliders for its constants.
 * Events: `run`, `ended` and `problem`, with a detail.
 */
export class HillockModelElement extends ReflectingElement {
  /** What workers run, where a bundler has made this file a part of another one: `new URL('hillock-model.js', …)`. */
  static workerFile: URL | undefined

  #view: View | undefined
  #player: Player | undefined
  #model: Model | undefined
  /** Counts what was loaded, so that what comes late is not heard. */
  #loads = 0
  #waiting: 'load' | 'show' | undefined
  /** Whether it is to run as soon as it can, and what was set until then. */
  #isWanted = false
  #settings: Settings = {}
  readonly #sight = newSight(() => this.run())

  connectedCallback(): void {
    this.#view ??= this.#newView()
    this.#change('load')
  }

  disconnectedCallback(): void {
    // Moving it within the page takes it out and puts it in.
    queueMicrotask(() => {
      if (this.isConnected) return
      this.#loads++
      this.#sight.disconnect()
      this.#player?.close()
      this.#player = undefined
      this.#model = undefined
    })
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before !== after && this.isConnected) this.#change(name === 'src' ? 'load' : 'show')
  }

  /** The compiled model, once it is loaded. */
  get model(): Model | undefined {
    return this.#model
  }

  /** The simulation of the run that was begun last; it lives in a worker, so its answers are promised. */
  get simulation(): ElementSimulation | undefined {
    return this.#player?.simulation
  }

  /** Begins a run, as soon as the module is loaded; goes on with one that is paused. */
  run(): void {
    if (this.#player === undefined) this.#isWanted = true
    else this.#player.run()
  }

  /** Holds the run; {@link run} goes on with it. */
  pause(): void {
    this.#player?.pause()
  }

  /** Ends the run with what there is until then; a module that does not answer is ended within two seconds. */
  stop(): void {
    this.#isWanted = false
    this.#player?.stop()
  }

  /** Everything back to what the attributes and the module say. */
  reset(): void {
    this.#player?.reset()
  }

  /**
   * Sets a constant, or a state variable as `'G.v'`: a quantity as text or a number in SI, from the next block on. What
   * cannot be set is told by a `problem`.
   */
  set(name: string, value: SettingValue): void {
    if (this.#player === undefined) this.#settings = { ...this.#settings, [name]: value }
    else this.#player.set(name, value)
  }

  #newView(): View {
    const view = newView(this.attachShadow({ mode: 'open' }))
    view.run.addEventListener('click', () => {
      if (view.root.dataset['phase'] === 'running') this.pause()
      else this.run()
    })
    view.stop.addEventListener('click', () => this.stop())
    view.reset.addEventListener('click', () => this.reset())
    return view
  }

  /** After all attributes that are changed at once. */
  #change(what: 'load' | 'show'): void {
    const isNew = this.#waiting === undefined
    if (this.#waiting !== 'load') this.#waiting = what
    if (!isNew) return
    queueMicrotask(() => {
      const wanted = this.#waiting
      this.#waiting = undefined
      if (!this.isConnected) return
      if (wanted === 'load') void this.#load()
      else this.#show()
    })
  }

  async #load(): Promise<void> {
    const loads = ++this.#loads
    this.#clear()
    this.#model = undefined
    const src = this.getAttribute('src')
    if (src === null) return
    try {
      const model = await load(fetched(new URL(src, document.baseURI)))
      if (loads !== this.#loads) return
      this.#model = model
      this.#view?.root.setAttribute('aria-label', `Model ${nameOf(src)}`)
    } catch (error) {
      if (loads === this.#loads) this.#tell(problemOf(error))
      return
    }
    this.#show()
  }

  /** Shows the model as the attributes have it. */
  #show(): void {
    const [model, view] = [this.#model, this.#view]
    if (model === undefined || view === undefined) return
    const hasRun = this.#player?.hasBegun === true
    const settings = this.#player?.settings ?? this.#settings
    this.#clear()
    const choices = choose(model, {
      plot: this.getAttribute('plot'),
      monitor: this.getAttribute('monitor'),
      variable: this.getAttribute('variable'),
      constants: this.getAttribute('constants'),
    })
    const { defaults, problems: wrong } = this.#defaults(model)
    const problems = [...choices.problems, ...wrong]
    this.#showControls(view)
    this.#player = new Player({
      model,
      choices,
      problems,
      defaults,
      view,
      file: ownFile(HillockModelElement.workerFile),
      fire: (name, detail) => this.#fire(name, detail),
    })
    for (const problem of problems) this.#tell(problem)
    for (const [name, value] of Object.entries(settings)) if (value !== undefined) this.#player.set(name, value)
    this.#settings = {}
    if (this.#isWanted || hasRun) this.run()
    else if (this.hasAttribute('autorun')) this.#sight.observe(this)
    this.#isWanted = false
  }

  /** What the attributes say of runs, or the module where they are wrong. */
  #defaults({ manifest }: Model): { readonly defaults: Defaults; readonly problems: readonly Problem[] } {
    const { duration = usualDuration, seed = Math.floor(Math.random() * drawnSeeds) } = manifest.defaults
    const problems: Problem[] = []
    const read = <T>(name: 'duration' | 'seed' | 'size', readText: (text: string) => T, otherwise: T): T => {
      const text = this.getAttribute(name)
      try {
        return text === null ? otherwise : readText(text)
      } catch (error) {
        problems.push(problemOf(error))
        return otherwise
      }
    }
    const defaults = {
      duration: read('duration', durationFrom, duration),
      seed: read('seed', seedFrom, seed),
      sizes: read('size', text => sizesFrom(text, manifest), {}),
    }
    return { defaults, problems }
  }

  #showControls(view: View): void {
    const words = this.getAttribute('controls')?.split(/[\s,]+/) ?? ['all']
    const shown = controlParts.map(part => words.includes('all') || words.includes(part) || words.join('') === '')
    for (const [k, part] of controlParts.entries()) view[part].hidden = shown[k] !== true
    view.controls.hidden = !shown.includes(true)
    view.root.classList.toggle('plain', view.controls.hidden)
  }

  #clear(): void {
    this.#sight.disconnect()
    this.#player?.close()
    this.#player = undefined
    for (const part of ['plots', 'inputs', 'sliders', 'problems'] as const) this.#view?.[part].replaceChildren()
    if (this.#view === undefined) return
    this.#view.status.textContent = ''
    this.#view.root.dataset['phase'] = 'empty'
  }

  #tell(problem: Problem): void {
    this.#view?.problems.append(problemText(problem))
    this.#fire('problem', problem)
  }

  #fire<Name extends keyof PlayerEvents>(name: Name, detail: PlayerEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }))
  }
}

/** Begins what waits for an element to be seen: a page may hold many of them. */
function newSight(seen: () => void): IntersectionObserver {
  const observer = new IntersectionObserver(entries => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return
    observer.disconnect()
    seen()
  })
  return observer
}

/** What a worker runs: this file, if it still is a file of its own. */
function ownFile(given: URL | undefined): URL | undefined {
  const file = given ?? new URL(import.meta.url)
  return given !== undefined || /\/hillock-model[^/]*\.m?js$/.test(file.pathname) ? file : undefined
}

/** `adaptive-threshold` of `models/adaptive-threshold.wasm`. */
function nameOf(src: string): string {
  return src
    .replace(/[?#].*$/, '')
    .replace(/^.*\//, '')
    .replace(/\.wasm$/, '')
}

async function fetched(url: URL): Promise<Response> {
  try {
    return await fetch(url)
  } catch (cause) {
    throw failure('file', `${url.href} could not be fetched: ${(cause as Error).message}`)
  }
}

function seedFrom(text: string): number {
  const seed = Number(text)
  requireSeed(seed)
  return seed
}

function durationFrom(text: string): number {
  const duration = quantityOf(text, seconds, 'duration')
  if (duration > 0 && Number.isFinite(duration)) return duration
  throw failure('bad-value', `duration must be more than 0, but is '${text}'`)
}
