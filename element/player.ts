import type { Model, Settings, SettingValue } from '../host/index.ts'
import type { Choices } from './choices.ts'
import { Controls, type Defaults } from './controls.ts'
import { element } from './dom.ts'
import { type ElementSimulation, Questions, type Recorded } from './handle.ts'
import type { Order, Problem, Report, RunEnded } from './messages.ts'
import { numberText, timeText } from './numbers.ts'
import { Pictures } from './pictures.ts'
import { newProblem, problemOf } from './problems.ts'
import { type Simulator, startSimulator } from './simulator.ts'
import type { View } from './view.ts'

/** Milliseconds a module has to answer when it is stopped. */
const patience = 1500

/** Milliseconds that a run begun by a slider may take to come to its end, before the next one takes its place. */
const quick = 250

/** Milliseconds of quiet after which a result is read out, so that a slider that moves is not. */
const quiet = 250

/** What a run tells the page of, by the names of events. */
export interface PlayerEvents {
  readonly run: { readonly seed: number; readonly duration: number; readonly sizes: Readonly<Record<string, number>> }
  readonly ended: RunEnded
  readonly problem: Problem
}

/** What a player works with. */
export interface PlayerOptions {
  readonly model: Model
  readonly choices: Choices
  /** What attributes ask for and cannot have, which stays to be read. */
  readonly problems: readonly Problem[]
  readonly defaults: Defaults
  readonly view: View
  /** What its worker runs, if it may have one. */
  readonly file: URL | undefined
  readonly fire: <Name extends keyof PlayerEvents>(name: Name, detail: PlayerEvents[Name]) => void
}

/** A model at work: its controls and plots, and the simulator that does what they ask. */
export class Player {
  readonly #options: PlayerOptions
  readonly #controls: Controls
  readonly #pictures: Pictures
  readonly #questions = new Questions(order => this.#order(order))
  #simulator: Simulator | undefined
  #simulation: ElementSimulation | undefined
  #phase: 'idle' | 'running' | 'paused' = 'idle'
  /** Number of the run; reports of earlier ones are no longer heard. */
  #run = 0
  #duration = 1
  #t = 0
  #begunAt = 0
  /** A run that a slider began gives way to the next one; in one that a person began the slider acts. */
  #byHand = true
  #hasBegun = false
  /** Whether something has changed since the run was ordered that it has not heard of. */
  #isLate = false
  #isAgain = false
  #timers: Record<'again' | 'ending' | 'status', ReturnType<typeof setTimeout> | undefined> = {
    again: undefined,
    ending: undefined,
    status: undefined,
  }

  constructor(options: PlayerOptions) {
    const { model, choices, defaults, view } = options
    this.#options = options
    this.#pictures = new Pictures(model, choices, view.plots, view.legend)
    this.#controls = new Controls({
      model,
      constants: choices.constants,
      defaults,
      onSet: values => this.#set(values),
      onChange: () => {
        if (this.#hasBegun) this.#again()
      },
    })
    view.inputs.replaceChildren(...this.#controls.inputs)
    view.sliders.replaceChildren(...this.#controls.sliders)
    view.sliders.hidden = this.#controls.sliders.length === 0
    this.#enter('idle')
  }

  /** The simulation of the run that was begun last. */
  get simulation(): ElementSimulation | undefined {
    return this.#simulation
  }

  /** Whether anything was run. */
  get hasBegun(): boolean {
    return this.#run > 0
  }

  /** Everything that is not as the module has it. */
  get settings(): Settings {
    return this.#controls.settings
  }

  /** Begins a run, or goes on with one that is paused. */
  run(): void {
    if (this.#phase !== 'paused') return this.#begin(true)
    this.#order({ kind: 'resume' })
    this.#enter('running')
  }

  pause(): void {
    if (this.#phase !== 'running') return
    this.#order({ kind: 'pause' })
    this.#enter('paused')
  }

  /** The run ends as if its duration had been shorter; a module that does not answer is ended. */
  stop(): void {
    this.#calm('again')
    this.#isAgain = false
    if (this.#phase === 'idle' || this.#timers.ending !== undefined) return
    this.#order({ kind: 'stop' })
    this.#timers.ending = setTimeout(
      () =>
        this.#fail(newProblem('module', 'the module did not answer, and was ended', undefined, 'Run starts it anew')),
      patience,
    )
  }

  /** Everything back to its default, and what was drawn is drawn anew. */
  reset(): void {
    this.#controls.reset()
    if (this.hasBegun) this.#again()
  }

  /** A constant or a state variable, as the host takes it. */
  set(name: string, value: SettingValue): void {
    try {
      this.#controls.give(name, value)
    } catch (error) {
      return this.#tell(problemOf(error))
    }
    this.#set({ [name]: value })
  }

  /** Lets go of the simulator. */
  close(): void {
    for (const name of ['again', 'ending', 'status'] as const) this.#calm(name)
    this.#run++
    this.#leave()
  }

  #set(values: Settings): void {
    if (!this.hasBegun) return
    if (this.#phase === 'idle' || !this.#byHand) return this.#again()
    this.#isLate ||= !this.#hasBegun
    this.#order({ kind: 'set', values })
  }

  /** Another run soon, with whatever is chosen then: one for each picture of the screen at most. */
  #again(): void {
    if (this.#isAgain) return
    this.#isAgain = true
    const age = performance.now() - this.#begunAt
    // Or no picture would be whole while a slider moves.
    if (this.#phase === 'running' && age < quick) this.#timers.again = setTimeout(() => this.#begin(false), quick - age)
    else requestAnimationFrame(() => this.#beginAgain())
  }

  #beginAgain(): void {
    if (this.#isAgain) this.#begin(false)
  }

  #begin(byHand: boolean): void {
    const { model, choices, file } = this.#options
    for (const name of ['again', 'ending', 'status'] as const) this.#calm(name)
    this.#isAgain = false
    this.#isLate = false
    this.#hasBegun = false
    this.#byHand = byHand
    this.#begunAt = performance.now()
    this.#duration = this.#controls.duration
    this.#options.view.problems.replaceChildren(...this.#options.problems.map(each => problemText(each)))
    this.#enter('running')
    if (this.#simulator === undefined) {
      this.#simulator = startSimulator(
        file,
        report => this.#hear(report),
        reason => this.#fail(problemOf(new Error(reason))),
      )
      this.#order({ kind: 'open', module: model.module })
    }
    const { seed, sizes, settings } = this.#controls
    const { watches } = choices
    this.#order({ kind: 'run', run: ++this.#run, duration: this.#duration, seed, sizes, set: settings, watches })
  }

  #order(order: Order): void {
    this.#simulator?.order(order)
  }

  #hear(report: Report): void {
    if ('run' in report && report.run !== this.#run) return
    switch (report.kind) {
      case 'ready':
        return
      case 'begun':
        return this.#begun(report)
      case 'block':
        this.#t = report.t
        this.#options.view.progress.value = report.t / this.#duration
        return this.#pictures.add(report.t, report.pieces)
      case 'ended':
        return this.#ended(report)
      case 'constants':
        return this.#controls.show(report.constants)
      case 'warning':
        return this.#tell(report, true)
      case 'problem':
        if (report.run !== undefined) this.#enter('idle')
        return this.#tell(report)
      case 'answer':
        return this.#questions.answer(report.id, report.value)
      case 'refusal':
        return this.#questions.refuse(report.id, report)
    }
  }

  #begun({ seed, sizes, dt, constants }: Extract<Report, { kind: 'begun' }>): void {
    const { model, view, fire } = this.#options
    this.#hasBegun = true
    this.#t = 0
    view.progress.value = 0
    this.#controls.show(constants)
    this.#pictures.begin(model, sizes, this.#duration, dt)
    if (this.#isLate) this.#order({ kind: 'set', values: this.#controls.settings })
    this.#simulation = this.#newSimulation(seed, sizes)
    fire('run', { seed, duration: this.#duration, sizes })
  }

  #ended({ t, steps, seed, milliseconds, complete, events }: Extract<Report, { kind: 'ended' }>): void {
    const { view, fire } = this.#options
    const end: RunEnded = { t, steps, seed, milliseconds, complete, events }
    this.#enter('idle')
    this.#t = t
    view.progress.value = complete ? 1 : t / this.#duration
    this.#pictures.end()
    this.#timers.status = setTimeout(() => (view.status.textContent = this.#statusOf(end)), quiet)
    fire('ended', end)
    // A script that heard of the end may have begun another run.
    if (this.#isAgain && this.#phase === 'idle') this.#begin(false)
  }

  #statusOf({ t, seed, milliseconds, complete }: RunEnded): string {
    const { summary } = this.#pictures
    const what = summary === undefined ? '' : `${summary.charAt(0).toUpperCase()}${summary.slice(1)}. `
    const head = complete ? '' : `Stopped at ${timeText(t)}. `
    return `${head}${what}It took ${numberText(milliseconds, 3)} ms with seed ${seed}.`
  }

  /** The simulator cannot go on; the next run gets another one. */
  #fail(problem: Problem): void {
    const { fire } = this.#options
    const isRunning = this.#phase !== 'idle'
    this.#leave()
    this.#tell(problem)
    if (!isRunning) return
    this.#run++
    this.#enter('idle')
    this.#pictures.end()
    const end = {
      t: this.#t,
      steps: 0,
      seed: this.#simulation?.seed ?? 0,
      milliseconds: performance.now() - this.#begunAt,
    }
    this.#simulation = undefined
    fire('ended', { ...end, complete: false, events: {} })
  }

  #leave(): void {
    this.#simulator?.end()
    this.#simulator = undefined
    this.#questions.end()
  }

  #enter(phase: 'idle' | 'running' | 'paused'): void {
    const { run, stop, root } = this.#options.view
    this.#phase = phase
    if (phase === 'idle') this.#calm('ending')
    root.dataset['phase'] = phase
    run.textContent = { idle: 'Run', running: 'Pause', paused: 'Go on' }[phase]
    stop.disabled = phase === 'idle'
  }

  #calm(name: 'again' | 'ending' | 'status'): void {
    clearTimeout(this.#timers[name])
    this.#timers[name] = undefined
  }

  #newSimulation(seed: number, sizes: Readonly<Record<string, number>>): ElementSimulation {
    const now = (): number => this.#t
    return {
      get t() {
        return now()
      },
      seed,
      sizes,
      get: (name, unit) => this.#questions.ask({ kind: 'get', name, unit }) as Promise<number | Float64Array>,
      recorded: monitor => this.#questions.ask({ kind: 'recorded', monitor }) as Promise<Recorded>,
    }
  }

  #tell(problem: Problem, isWarning = false): void {
    const { view, fire } = this.#options
    view.problems.append(problemText(problem, isWarning))
    fire('problem', { text: problem.text, diagnostics: problem.diagnostics })
  }
}

/** A problem as it stands in the page. */
export function problemText({ text }: Problem, isWarning = false): HTMLElement {
  return element('pre', { textContent: text, className: isWarning ? 'warning' : 'error', part: 'problem' })
}
