/** The arguments of a call, by the parameters of what is called. */
import type { Call } from '../../compiler/grammar/ast.ts'
import type { SourceText, Span } from '../../diagnostics/index.ts'
import type { Parameter } from '../evaluate/parameters.ts'
import type { Known } from './known.ts'
import { readExpression, type Reader } from './read-expression.ts'

export interface GivenArgument {
  readonly known: Known | undefined
  readonly span: Span
}

export interface GivenArguments {
  readonly by: ReadonlyMap<string, GivenArgument>
  /** Whether there are others that nobody knows, `**options`. */
  readonly more: boolean
}

/** Reads the arguments, and every call in them. */
export function readArguments(call: Call, parameters: readonly Parameter[], reader: Reader): GivenArguments {
  const by = new Map<string, GivenArgument>()
  let more = false
  let place = 0
  for (const { name, star, value, span } of call.arguments) {
    const known = readExpression(value, reader)
    if (star !== undefined) more = true
    const own = name ?? parameters[place++]?.name
    if (own !== undefined && star === undefined) by.set(own, { known, span: value.span ?? span })
  }
  return { by, more }
}

/** A text that was given; `unknown` for what nobody can read, undefined for none. */
export function textOf(name: string, { by, more }: GivenArguments): SourceText | 'unknown' | undefined {
  const given = by.get(name)
  if (given === undefined) return more ? 'unknown' : undefined
  switch (given.known?.kind) {
    case 'text':
    case 'equations':
      return given.known.text
    case 'none':
      return undefined
    default:
      return 'unknown'
  }
}

/** The text, if one was given that can be read. */
export function sureText(name: string, given: GivenArguments): SourceText | undefined {
  const text = textOf(name, given)
  return text === 'unknown' ? undefined : text
}
