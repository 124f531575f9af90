import { type Diagnostic, error, UntracedError, type Code, type Note, type Span } from '../../diagnostics/index.ts'
import type { InstanceValue, Value } from './values.ts'

/** What besides type and message a Python exception carries here. */
export interface PythonErrorExtras {
  /** The guilty place, if it is smaller than the node under evaluation. */
  readonly span?: Span | undefined
  /** Unless given, follows from the type. */
  readonly code?: Code
  readonly help?: string | undefined
  readonly notes?: readonly Note[]
  /** What the exception carries, where that is not its message: the key of a KeyError. */
  readonly argument?: Value
  /** The script's exception object. */
  readonly value?: InstanceValue
  /** What it was raised from. */
  readonly cause?: PythonError | undefined
  /** What was found, where it is told in other words than a script catches. */
  readonly told?: Diagnostic | undefined
}

/** One call on the way to what was raised. */
export interface TracedCall {
  /** The function called. */
  readonly name: string
  readonly span: Span
}

/**
 * An exception as Python would raise it, on its way through the evaluator; the innermost node it passes gives it a
 * place if it has none.
 */
export class PythonError extends UntracedError {
  override readonly name = 'PythonError'
  /** Python's class: `TypeError`. */
  readonly type: string
  readonly extras: PythonErrorExtras
  span: Span | undefined
  /** The exception object, once somebody asked for it. */
  value: InstanceValue | undefined
  /** The calls it came out of, innermost first. */
  readonly calls: TracedCall[] = []
  /** It was told what all of its calls are that are worth telling. */
  callCount = 0

  constructor(type: string, message: string, extras: PythonErrorExtras = {}) {
    super(message)
    this.type = type
    this.extras = extras
    this.span = extras.span
    this.value = extras.value
  }
}

const codes: ReadonlyMap<string, Code> = new Map<string, Code>([
  ['DimensionMismatchError', 'unit-mismatch'],
  ['NameError', 'unknown-name'],
  ['MemoryError', 'too-large'],
  ['RecursionError', 'too-deep'],
  ['MagicError', 'network'],
])

/** Calls beyond this many are counted only. */
const mostCalls = 12

/** Remembers a call that an exception passes. */
export function traceCall(raised: PythonError, name: string, span: Span): void {
  raised.callCount++
  if (raised.calls.length < mostCalls) raised.calls.push({ name, span })
}

/** An uncaught exception as a diagnostic: `TypeError: …` at its place, and the calls that led there. */
export function toDiagnostic(raised: PythonError): Diagnostic {
  const code = raised.extras.code ?? codes.get(raised.type) ?? 'python'
  const text = raised.message === '' ? raised.type : `${raised.type}: ${raised.message}`
  const { help, notes = [], told: found } = raised.extras
  const calls = raised.calls.map(({ name, span }): Note => ({ message: `in ${name}(), called here`, span }))
  const left = raised.callCount - raised.calls.length
  if (left > 0) calls.push({ message: `and ${left} more call${left === 1 ? '' : 's'} before` })
  if (found !== undefined) {
    const span = found.span ?? raised.span
    return { ...found, ...(span && { span }), notes: [...found.notes, ...calls] }
  }
  const told = code === 'unsupported' ? raised.message : text
  return error(code, raised.span, told, { notes: [...notes, ...calls], help })
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
  if (isStackOverflow(thrown)) return new PythonError('RecursionError', 'maximum recursion depth exceeded', { span })
  if (thrown instanceof RangeError) return new PythonError('MemoryError', 'the result is too large', { span })
  return thrown
}

/** The engine's stack is at its end; a regular expression that is met there says so as a SyntaxError. */
function isStackOverflow(thrown: unknown): boolean {
  if (!(thrown instanceof RangeError || thrown instanceof SyntaxError)) return false
  // No expression here: there may be no room to compile one.
  return thrown.message.includes('call stack') || thrown.message.includes('Stack overflow')
}
