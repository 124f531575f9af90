import type { Code } from './codes.ts'
import { limited, mostErrors } from './limited.ts'
import type { Span } from './source.ts'

/** How bad it is: an `error` stops, a `warning` does not, a `note` only tells. */
export type Severity = 'error' | 'warning' | 'note'

/** A second place or a reason that belongs to a diagnostic. */
export interface Note {
  readonly message: string
  readonly span?: Span
}

/** An exception of Python, as a script catches it. */
export interface PythonException {
  /** Python's class: `EquationError`. */
  readonly type: string
  /** What `str` gives of it; the diagnostic's message unless given. */
  readonly message?: string | undefined
  /** What it was raised from. */
  readonly cause?: PythonException | undefined
}

/** One of the objects that Brian 2 makes of a model, and where the script makes it. */
export interface ObjectAtFault {
  /** Brian's name: `neurongroup_stateupdater`. */
  readonly name: string
  readonly span?: Span | undefined
  /** Brian's sentence about what was being done with it; it was being prepared for a run unless given. */
  readonly doing?: string | undefined
}

/** One thing the modeller should know, as data. */
export interface Diagnostic {
  readonly code: Code
  readonly severity: Severity
  readonly message: string
  /** The smallest guilty place; absent only where there is no text to point at (a module file, a command). */
  readonly span?: Span
  readonly notes: readonly Note[]
  /** What would mend it, as one sentence. */
  readonly help?: string
  /** It is found again and again, run by run, and worth telling the first time. */
  readonly once?: true
  /** What a script catches, where the message does not begin with its name. */
  readonly exception?: PythonException
  /** The object in whose preparation it was found: scripts catch a BrianObjectException that was raised from it. */
  readonly object?: ObjectAtFault
}

/** What besides code, message and span a diagnostic can say. */
export interface DiagnosticExtras {
  readonly notes?: readonly Note[]
  readonly help?: string | undefined
  readonly once?: true | undefined
  readonly exception?: PythonException | undefined
  readonly object?: ObjectAtFault | undefined
}

/** Takes the diagnostics of a pass. */
export type Report = (diagnostic: Diagnostic) => void

/** An error of the modeller's. */
export function error(code: Code, span: Span | undefined, message: string, extras: DiagnosticExtras = {}): Diagnostic {
  return diagnostic('error', code, span, message, extras)
}

/** Something likely not meant; the run goes on. */
export function warning(
  code: Code,
  span: Span | undefined,
  message: string,
  extras: DiagnosticExtras = {},
): Diagnostic {
  return diagnostic('warning', code, span, message, extras)
}

/** Something worth knowing. */
export function note(code: Code, span: Span | undefined, message: string, extras: DiagnosticExtras = {}): Diagnostic {
  return diagnostic('note', code, span, message, extras)
}

function diagnostic(
  severity: Severity,
  code: Code,
  span: Span | undefined,
  message: string,
  { notes = [], help, once, exception, object }: DiagnosticExtras,
): Diagnostic {
  return {
    code,
    severity,
    message,
    notes,
    ...(span && { span }),
    ...(help !== undefined && { help }),
    ...(once && { once }),
    ...(exception && { exception }),
    ...(object && { object }),
  }
}

/** Passes on what is worth telling once only if nothing of the same words is among what was told. */
export function tellingOnce(told: Set<string>, outer: Report): Report {
  return diagnostic => {
    if (diagnostic.once === true) {
      if (told.has(diagnostic.message)) return
      told.add(diagnostic.message)
    }
    outer(diagnostic)
  }
}

/** A report for what is found in one object: errors say which. */
export function inObject(object: ObjectAtFault, outer: Report): Report {
  return found => outer(found.severity === 'error' && found.object === undefined ? { ...found, object } : found)
}

/** Thrown by the public functions when the modeller's input is at fault; any other exception is a bug of Hillock. */
export class HillockError extends Error {
  override readonly name = 'HillockError'
  readonly diagnostics: readonly Diagnostic[]

  constructor(diagnostics: readonly Diagnostic[]) {
    const told = limited(diagnostics)
    super(told.map(({ code, message }) => `${code}: ${message}`).join('\n'))
    this.diagnostics = told
  }
}

/** What is thrown for one thing that is wrong. */
export function failure(code: Code, message: string, span?: Span, help?: string): HillockError {
  return new HillockError([error(code, span, message, { help })])
}

/** A report that passes everything on and counts the errors among it. */
export interface Watched {
  readonly report: Report
  /** Whether there was an error. */
  readonly failed: () => boolean
  /** Whether there were so many that further ones will only be counted: what would help need not be sought. */
  readonly full: () => boolean
}

/** Watches what is reported. */
export function watchErrors(outer: Report): Watched {
  let errors = 0
  return {
    report: diagnostic => {
      if (diagnostic.severity === 'error') errors++
      outer(diagnostic)
    },
    failed: () => errors > 0,
    full: () => errors >= mostErrors,
  }
}
