/** What counts as a fault of Hillock. */
import { type Diagnostic, format, HillockError } from '../../diagnostics/index.ts'

/** Something that must not happen, whatever the input. */
export interface Fault {
  readonly what: 'exception' | 'message' | 'span' | 'hang' | 'memory' | 'death' | 'bits' | 'growth' | 'escape'
  /** In words, for a person. */
  readonly said: string
  /** The place in our code, where known: `session/print/float.ts:12`. */
  readonly at?: string
}

/** Equal for what is most likely the same fault: numbers, quoted texts and what comes late are left out. */
export function keyOf({ what, said, at }: Fault): string {
  const [first = ''] = said.split('\n')
  const words = first.replaceAll(/'[^']*'|"[^"]*"|[\d.]+(?:e[-+]?\d+)?/g, '…')
  return `${what} ${at ?? words.slice(0, 80)}`
}

/** What was thrown out of a public function; nothing if it is an error of the modeller's in good order. */
export function thrownFault(thrown: unknown, input: string): Fault | undefined {
  if (thrown instanceof HillockError) return diagnosticsFault(thrown.diagnostics, input)
  if (!(thrown instanceof Error)) return { what: 'exception', said: String(thrown) }
  const at = placeIn(thrown.stack ?? '')
  return { what: 'exception', said: `${thrown.name}: ${thrown.message}`, ...(at !== undefined && { at }) }
}

/** The first place of a stack that is in the product, and not where bugs are noticed. */
function placeIn(stack: string): string | undefined {
  const places = stack.matchAll(
    /(?:abi|cli|compiler|diagnostics|figures|host|network|runtime-as|session|units)\/[\w./-]+\.ts:\d+/g,
  )
  for (const [place] of places) if (!place.startsWith('diagnostics/invariant')) return place
  return undefined
}

/** The first diagnostic that is a fault by itself. */
export function diagnosticsFault(diagnostics: readonly Diagnostic[], input: string): Fault | undefined {
  for (const diagnostic of diagnostics) {
    const { code, message, span, notes } = diagnostic
    if (code === 'internal') return { what: 'exception', said: message }
    for (const each of [span, ...notes.map(note => note.span)]) {
      if (each === undefined) continue
      const { start, end, source } = each
      if (start >= 0 && start <= end && end <= source.text.length) continue
      return { what: 'span', said: `${start} to ${end} in a text of ${source.text.length}: ${message}` }
    }
    const fault = textFault(format([diagnostic]), input)
    if (fault !== undefined) return fault
  }
  return undefined
}

/** Words that JavaScript leaks into texts; Python, numpy and matplotlib have some sentences with NaN themselves. */
const leaks =
  /\[object |\bundefined\b|(?<!float |infinity or |All-|contain |or p is )\bNaN\b(?! or Inf)|\bInfinity\b|\bfunction\s*\(|=>/
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

/** What is wrong with a text for people, unless its input holds the same. */
export function textFault(text: string, input: string): Fault | undefined {
  const leak = leaks.exec(text)
  if (leak !== null && !input.includes(leak[0])) return { what: 'message', said: around(text, leak.index) }
  const control = controls.exec(text)
  if (control !== null) {
    const line = around(text, control.index)
    // One fault, whatever the message is.
    const where = /^ *\d* \| /.test(line) ? 'a source line' : 'a message'
    return { what: 'message', said: `a control character in ${where}\n${line}` }
  }
  return undefined
}

function around(text: string, index: number): string {
  const from = text.lastIndexOf('\n', index) + 1
  const [line = ''] = text.slice(from).split('\n')
  return line.length > 300 ? text.slice(Math.max(from, index - 150), index + 150) : line
}
