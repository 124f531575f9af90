import type { Precision } from '../abi/index.ts'
import type { Diagnostic, Report, Span } from '../diagnostics/index.ts'
import type { DrawnFigure, SavedFigure } from '../figures/index.ts'
import type { ScriptFiles } from './files.ts'
import type { Assemble, Compiled, ConnectProgress, Progress, RunEnd } from '../network/index.ts'
import type { MakeNetwork, RecordedData } from './library/brian2/state.ts'
import type { RunControl } from './run-control.ts'
import type { RunStopper } from './library/brian2/stopper.ts'

export interface ScriptOptions {
  /**
   * Python files that the script may import: their texts by the names they are imported under, `params` or
   * `tools.plots`, of a package `tools.__init__`; or a function that finds the text of such a name. Everything else that
   * is no module of Hillock is refused.
   */
  readonly modules?: Readonly<Record<string, string>> | ((name: string) => string | undefined) | undefined
  /** The package that the script is a file of, `core.tools`: what imports with dots ahead are about. None unless given. */
  readonly inPackage?: string | undefined
  /**
   * The files that the script may read and write, by the paths it writes: a map of contents, which is read and written,
   * or functions. None unless given.
   */
  readonly files?: ScriptFiles | Map<string, Uint8Array | string> | undefined
  /** What the script finds in `sys.argv` behind its name, and `argparse` reads. */
  readonly arguments?: readonly string[] | undefined
  /** Name of the file in messages. */
  readonly file?: string | undefined
  /** Right-hand sides to put in place of the script's: `{ tau: '20 ms' }`. */
  readonly set?: Readonly<Record<string, string>> | undefined
  /** Sizes of groups to use instead of the script's, by variable or Brian's name. */
  readonly sizes?: Readonly<Record<string, number>> | undefined
  /** An integer from 0 to 2⁵³−1; drawn and told unless given. The script's own `seed(…)` comes after it. */
  readonly seed?: number | undefined
  /** A seed in the place of the number that the script's first `seed(…)` says. */
  readonly reseed?: number | undefined
  /**
   * What floats of groups are whose `dtype` does not say: `float32` or `float64`. It comes before the script's own
   * `prefs.core.default_float_dtype`.
   */
  readonly precision?: Precision | undefined
  /** How many threads may work on a run together, one that lasts; one unless given. Results do not depend on it. */
  readonly threads?: number | undefined
  /** Measures how long each object works, as `run(…, profile=True)` does; each phase is then carried out by itself, which takes longer. */
  readonly profile?: boolean | undefined
  /** Ends everything. */
  readonly signal?: AbortSignal | undefined
  /** Called now and then by work that gives nothing else a turn, such as comprehensions: a place to abort `signal`. */
  readonly checkInterrupt?: (() => void) | undefined
  /** Stops the run under way; the script goes on to its prints and figures, or ends where it would run again. */
  readonly stopper?: RunStopper | undefined
  /** Pauses runs, does single steps, sets constants while they are under way and hands over what is new. */
  readonly control?: RunControl | undefined
  /** Standard output, as it comes, line ends included; and the statement at the top of the script that it comes from. */
  readonly onPrint?: ((text: string, from?: Span) => void) | undefined
  /** Standard error of the script itself, such as `report='stderr'`. */
  readonly onPrintError?: ((text: string) => void) | undefined
  /** Whether a notebook goes on with the next cell after an error, which is reported all the same. */
  readonly keepGoing?: boolean | undefined
  /** Called as each code cell of a notebook begins, with its number among them. */
  readonly onCell?: ((cell: number) => void) | undefined
  /** Each figure, when the script has ended. */
  readonly onFigure?: ((figure: DrawnFigure) => void) | undefined
  /** Notes and warnings as they come; errors too. */
  readonly onDiagnostic?: Report | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
  /** How far a `connect` is that looks at many pairs of neurons: told now and then, and with 1 at its end. */
  readonly onConnecting?: ((progress: ConnectProgress) => void) | undefined
  /** Where generated text becomes WebAssembly; in this thread unless given. */
  readonly assemble?: Assemble | undefined
  /** Compile the run of this number (from 1), give its module, and end the script there. */
  readonly compile?: number | undefined
  /** Whether a compiled module keeps the script, under its file's name without the folder; it does unless told otherwise. */
  readonly keepScript?: boolean | undefined
  /** Something else than the real network, for tests. */
  readonly network?: MakeNetwork | undefined
}

/** A group or monitor and the variable that holds it at the end. */
export interface ScriptVariable {
  readonly name: string
  readonly data: RecordedData
}

/** A figure of a script. */
export interface ScriptFigure extends DrawnFigure {
  /** The statement at the top of the script that began it. */
  readonly from?: Span
}

export interface CellReport {
  /** Among the code cells, from 1. */
  readonly number: number
  readonly figures: readonly ScriptFigure[]
}

/** How a script or notebook went. */
export interface ScriptReport {
  /** Whether there was no error. */
  readonly ok: boolean
  /** Whether the script was carried out to its end: pictures that are not drawn here, errors of code `unsupported`, were left out. */
  readonly complete: boolean
  readonly diagnostics: readonly Diagnostic[]
  /** Ended by `signal`. */
  readonly interrupted: boolean
  readonly figures: readonly ScriptFigure[]
  /** The code cells of a notebook, with the figures that each has drawn. */
  readonly cells?: readonly CellReport[]
  /** Figures as they were at each `savefig`. */
  readonly saved: readonly SavedFigure[]
  /** Groups and monitors bound to names at the end, in order of creation. */
  readonly variables: readonly ScriptVariable[]
  readonly runs: readonly RunEnd[]
  /** How long `connect` took to make synapses, in all. */
  readonly connectMilliseconds: number
  /** The one given, or drawn: whoever gives it has the same numbers again. */
  readonly seed: number
  /** Where `compile` was asked for: the module, its manifest and text. */
  readonly compiled?: Pick<Compiled, 'module' | 'manifest' | 'text' | 'lines'>
}
