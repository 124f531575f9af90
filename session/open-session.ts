/** A model file that is kept open: its constants, and runs that can be watched and steered. */
import type { Script } from '../compiler/grammar/index.ts'
import { type Diagnostic, requireObject, requireOptions, requireText, type Source } from '../diagnostics/index.ts'
import { tools } from '../network/tools.ts'
import { checkText } from './language/index.ts'
import { requireScriptOptions } from './require-options.ts'
import { isNotebook } from './notebook.ts'
import type { ScriptSynapses } from './pairs.ts'
import { RunStopper } from './library/brian2/stopper.ts'
import { RunControl, type RunControlOptions } from './run-control.ts'
import { runNotebook, runScript } from './run-script.ts'
import { type ScriptConstant, scriptConstants, scriptSeed, type ScriptSize, scriptSizes } from './script-constants.ts'
import type { ScriptOptions, ScriptReport } from './script-types.ts'

/** What a run of an open script may be given. */
export interface SessionRunOptions
  extends Omit<ScriptOptions, 'file' | 'signal' | 'stopper' | 'control'>, RunControlOptions {}

/**
 * Opens a model file or a notebook, by its text and the name of its file. Nothing is evaluated.
 *
 * @throws HillockError `type-mismatch`, `wrong-arguments` for other arguments
 */
export function openSession(text: string, options: { readonly file?: string } = {}): ScriptSession {
  requireText('the script of openSession', text)
  requireOptions('openSession', options, { file: 'text' })
  const { file = 'script' } = options
  return new ScriptSession({ name: file, text })
}

/** A model file that is kept open. */
export class ScriptSession {
  readonly source: Source
  #script: Script | undefined

  constructor(source: Source) {
    this.source = source
  }

  /** The constants that its text gives as a number with a unit; none where it cannot be read. */
  get constants(): readonly ScriptConstant[] {
    return scriptConstants(this.#read())
  }

  /** The groups whose sizes its text gives as numbers. */
  get sizes(): readonly ScriptSize[] {
    return scriptSizes(this.#read())
  }

  /** The number of its own `seed(…)`. */
  get seed(): number | undefined {
    return scriptSeed(this.#read())
  }

  /** What is wrong with it, as far as that can be told without evaluating anything; as {@link checkText}. */
  check(): readonly Diagnostic[] {
    const { name, text } = this.source
    return checkText(text, { file: name })
  }

  #read(): Script {
    if (isNotebook(this.source)) return { statements: [] }
    return (this.#script ??= tools().parser.script(this.source, () => undefined))
  }

  /**
   * Runs it from its beginning.
   *
   * @throws HillockError `type-mismatch`, `bad-value`, `wrong-arguments` for other options
   */
  run(options: SessionRunOptions = {}): ScriptRun {
    return new ScriptRun(this.source, options)
  }
}

/** A script under way. */
export class ScriptRun {
  /** How it went, when it has ended; as {@link runScript}. */
  readonly ended: Promise<ScriptReport>
  readonly #control: RunControl
  readonly #stopper = new RunStopper()
  readonly #abort = new AbortController()

  constructor(source: Source, all: SessionRunOptions) {
    requireObject('what run is given', all)
    const { every, onBegin, onBlock, watch, live, ...options } = all
    this.#control = new RunControl({ every, onBegin, onBlock, watch, live })
    const given: ScriptOptions = {
      ...options,
      file: source.name,
      signal: this.#abort.signal,
      stopper: this.#stopper,
      control: this.#control,
    }
    requireScriptOptions('run', source.text, given)
    this.ended = isNotebook(source) ? runNotebook(source.text, given) : runScript(source.text, given)
  }

  /** Whether its simulation waits between two blocks. */
  get paused(): boolean {
    return this.#control.paused
  }

  /** Has the simulation wait after its block. */
  pause(): void {
    this.#control.pause()
  }

  /** Lets it go on. */
  resume(): void {
    this.#control.resume()
  }

  /** Does so many steps of the simulation and waits again. */
  step(steps = 1): void {
    this.#control.step(steps)
  }

  /** As {@link RunControl.set}. */
  set(values: Readonly<Record<string, string | number>>): readonly string[] {
    return this.#control.set(values)
  }

  /** As {@link RunControl.synapses}. */
  synapses(): readonly ScriptSynapses[] {
    return this.#control.synapses()
  }

  /** Ends the simulation under way; the script goes on to its prints and figures with what was recorded. */
  stop(): void {
    this.#stopper.stop()
  }

  /** Ends the script where it is. */
  abort(): void {
    this.#abort.abort()
  }
}
