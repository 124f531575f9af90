/** What a script's `except` sees of what Hillock finds wrong: Brian 2's exceptions, with what they were raised from. */
import {
  type Code,
  type Diagnostic,
  HillockError,
  lineAndColumn,
  type ObjectAtFault,
  type PythonException,
  type Span,
} from '../../diagnostics/index.ts'
import { PythonError, raisedAt } from './python-error.ts'

/** Classes of what has no name of an exception in front. */
const usual: Readonly<Partial<Record<Code, string>>> = {
  syntax: 'SyntaxError',
  'unknown-name': 'KeyError',
  'unknown-flag': 'ValueError',
  'unknown-method': 'ValueError',
  'unknown-unit': 'EquationError',
  'illegal-name': 'SyntaxError',
  'duplicate-name': 'EquationError',
  'unit-mismatch': 'DimensionMismatchError',
  'type-mismatch': 'TypeError',
  'wrong-arguments': 'TypeError',
  equations: 'EquationError',
  'read-only': 'TypeError',
  threshold: 'ValueError',
  integration: 'UnsupportedEquationsException',
  'bad-value': 'ValueError',
  'too-large': 'MemoryError',
  'too-deep': 'RecursionError',
  network: 'ValueError',
  file: 'OSError',
}

/** What a script's `except` can catch: everything but what Hillock lacks, which no script is to hide. */
export function catchable(thrown: unknown, span: Span): PythonError | undefined {
  const raised = raisedAt(thrown, span)
  if (raised instanceof PythonError) return raised.extras.code === 'unsupported' ? undefined : raised
  if (!(raised instanceof HillockError)) return undefined
  const [first] = raised.diagnostics
  return first === undefined || first.code === 'unsupported' || first.code === 'usage' ? undefined : caughtAs(first)
}

/** A diagnostic as the exception that Brian 2 raises. */
function caughtAs(diagnostic: Diagnostic): PythonError {
  const { object } = diagnostic
  const found = raisedFrom(exceptionOf(diagnostic), diagnostic)
  if (object === undefined) return found
  return new PythonError('BrianObjectException', objectText(object), { ...extrasOf(diagnostic), cause: found })
}

/** Brian 2's own exception for what was found, whatever was at work. */
function exceptionOf({ code, message: whole, exception }: Diagnostic): PythonException {
  const [, named, message = ''] = /^(?:([A-Z]\w*(?:Error|Exception|Warning)): )?(.*)$/s.exec(whole) ?? []
  return { message, ...exception, type: exception?.type ?? named ?? usual[code] ?? 'Exception' }
}

function raisedFrom({ type, message = '', cause }: PythonException, diagnostic: Diagnostic): PythonError {
  return new PythonError(type, message, {
    ...extrasOf(diagnostic),
    ...(cause && { cause: raisedFrom(cause, diagnostic) }),
  })
}

/** Raised again and caught by nobody, it is told as it was found. */
function extrasOf(told: Diagnostic): PythonError['extras'] {
  const { span, code, notes, help } = told
  return { span, code, notes, told, ...(help !== undefined && { help }) }
}

const preparing = 'An error occurred when preparing an object.'

/** Brian 2's text of an error in the preparation of an object. */
function objectText({ name, span, doing = preparing }: ObjectAtFault): string {
  return `Error encountered with object named '${name}'.
Object was created here (most recent call only, full details in debug log):
${span === undefined ? '' : `${placeText(span)}\n`}
${doing} (See above for original error message and traceback.)`
}

/** A place as in Python's tracebacks: the line of its beginning, and the function around. */
function placeText({ source, start }: Span): string {
  const { line } = lineAndColumn(source, start)
  const lines = source.text.split('\n')
  const written = (lines[line - 1] ?? '').trim()
  return `  File '${source.name}', line ${line}, in ${functionAround(lines, line - 1)}\n    ${written}`
}

/** The name of the function in which a line stands, by how far lines are indented. */
function functionAround(lines: readonly string[], at: number): string {
  let indentation = indentationOf(lines[at] ?? '')
  for (let k = at - 1; k >= 0 && indentation > 0; k--) {
    const line = lines[k] ?? ''
    if (line.trim() === '' || indentationOf(line) >= indentation) continue
    indentation = indentationOf(line)
    const name = /^\s*def\s+(\w+)/.exec(line)?.[1]
    if (name !== undefined) return name
  }
  return '<module>'
}

function indentationOf(line: string): number {
  return line.length - line.trimStart().length
}
