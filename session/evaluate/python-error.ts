import { error, type Code, type Diagnostic, type Note, type Span } from '../../diagnostics/index.ts'

/** What besides type and message a Python exception carries here. */
export interface PythonErrorExtras {
  /** The guilty place, if it is smaller than the node under evaluation. */
  readonly span?: Span | undefined
  /** Unless given, follows from the type. */
  readonly code?: Code
  readonly help?: string | undefined
  readonly notes?: readonly Note[]
}

/**
 * An exception as Python would raise it, on its way through the evaluator; the innermost node it passes gives it a
 * place if it has none.
 */
export class PythonError extends Error {
  override readonly name = 'PythonError'
  /** Python's class: `TypeError`. */
  readonly type: string
  readonly extras: PythonErrorExtras
  span: Span | undefined

  constructor(type: string, message: string, extras: PythonErrorExtras = {}) {
    super(message)
    this.type = type
    this.extras = extras
    this.span = extras.span
  }
}

const codes: ReadonlyMap<string, Code> = new Map<string, Code>([
  ['DimensionMismatchError', 'unit-mismatch'],
  ['NameError', 'unknown-name'],
  ['MemoryError', 'too-large'],
  ['RecursionError', 'too-deep'],
  ['MagicError', 'network'],
])

/** An uncaught exception as a diagnostic: `TypeError: …` at its place. */
export function toDiagnostic(raised: PythonError): Diagnostic {
  const code = raised.extras.code ?? codes.get(raised.type) ?? 'python'
  const text = raised.message === '' ? raised.type : `${raised.type}: ${raised.message}`
  const { help, notes = [] } = raised.extras
  return error(code, raised.span, code === 'unsupported' ? raised.message : text, { notes, help })
}

/** Something Python or Brian 2 would do and Hillock does not. */
export function unsupported(message: string, extras: Omit<PythonErrorExtras, 'code'> = {}): PythonError {
  return new PythonError('NotImplementedError', message, { ...extras, code: 'unsupported' })
}

/**
 * What was thrown at the node of this span: a Python exception is given the span unless it has one; the engine's own
 * limits become Python's MemoryError and RecursionError; anything else is passed on as it is.
 */
export function raisedAt(thrown: unknown, span: Span): unknown {
  if (thrown instanceof PythonError) {
    thrown.span ??= span
    return thrown
  }
  if (thrown instanceof RangeError) {
    const deep = /call stack/i.test(thrown.message)
    return deep
      ? new PythonError('RecursionError', 'nesting too deep to be evaluated', { span })
      : new PythonError('MemoryError', 'the result is too large', { span })
  }
  return thrown
}
