import type { Argument, Call, Expr } from '../../compiler/grammar/ast.ts'
import type { CallSite } from './call.ts'
import { spread, type Evaluate, type Frame } from './frame.ts'
import { invoke, settledNow } from './invoke.ts'
import { PythonError, raisedAt } from './python-error.ts'
import { typeName } from './types.ts'
import type { Suspended, Value } from './values.ts'

/** A call in the middle of an expression. */
export function compileCall(node: Call, frame: Frame): Evaluate {
  const call = compileStatementCall(node, frame)
  return () => {
    const result = call()
    try {
      return settledNow(result)
    } catch (thrown) {
      throw raisedAt(thrown, node.span)
    }
  }
}

/** A call that is a whole statement, or the whole right-hand side of one: it may have to wait. */
export function compileStatementCall(node: Call, frame: Frame): () => Value | Suspended {
  const callee = frame.expression(node.callee, frame)
  const positional = compilePositional(node.arguments, frame)
  const keywords = compileKeywords(node.arguments, frame)
  const site: CallSite = {
    session: frame.session,
    span: node.span,
    argument: which => written(node, which)?.span ?? node.span,
    written: which => written(node, which),
  }
  return () => {
    const called = callee()
    const given = positional()
    const named = keywords()
    try {
      return invoke(called, given, named, site)
    } catch (thrown) {
      throw raisedAt(thrown, node.span)
    }
  }
}

function written(node: Call, which: number | string): Expr | undefined {
  const found =
    typeof which === 'string'
      ? node.arguments.find(argument => argument.name === which)
      : node.arguments.filter(argument => argument.name === undefined)[which]
  return found?.value
}

function compilePositional(arguments_: readonly Argument[], frame: Frame): () => Value[] {
  const positional = arguments_.filter(({ name, star }) => name === undefined && star !== '**')
  if (positional.every(({ star }) => star === undefined)) {
    const items = positional.map(({ value }) => frame.expression(value, frame))
    const [first, second] = items
    if (items.length === 1 && first !== undefined) return () => [first()]
    if (items.length === 2 && first !== undefined && second !== undefined) return () => [first(), second()]
    return () => items.map(item => item())
  }
  const parts = positional.map(({ star, value }) => {
    if (star === '*') return spread(value, frame)
    const item = frame.expression(value, frame)
    return () => [item()]
  })
  return () => parts.flatMap(part => part())
}

const none: ReadonlyMap<string, Value> = new Map()

function compileKeywords(arguments_: readonly Argument[], frame: Frame): () => ReadonlyMap<string, Value> {
  const given = arguments_.filter(({ name, star }) => name !== undefined || star === '**')
  if (given.length === 0) return () => none
  const parts = given.map(({ name, value, span }) => ({ name, value: frame.expression(value, frame), span }))
  return () => {
    const keywords = new Map<string, Value>()
    for (const { name, value, span } of parts) {
      const evaluated = value()
      const entries = name === undefined ? unpack(evaluated, span) : ([[name, evaluated]] as const)
      for (const [key, each] of entries) {
        if (keywords.has(key))
          throw new PythonError('TypeError', `got multiple values for keyword argument '${key}'`, { span })
        keywords.set(key, each)
      }
    }
    return keywords
  }
}

/** `**options`. */
function unpack(value: Value, span: Argument['span']): (readonly [string, Value])[] {
  if (typeof value !== 'object' || value?.kind !== 'dict') {
    throw new PythonError('TypeError', `argument after ** must be a mapping, not ${typeName(value)}`, { span })
  }
  return [...value.entries.values()].map(entry => {
    if (typeof entry.key !== 'object' || entry.key?.kind !== 'str') {
      throw new PythonError('TypeError', 'keywords must be strings', { span })
    }
    return [entry.key.text.text, entry.value] as const
  })
}
