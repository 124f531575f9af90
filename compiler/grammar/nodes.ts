/** Nodes that take more to make than to write down, and what only they can find wrong. */
import { error, joinSpans, type Report, type Span } from '../../diagnostics/index.ts'
import type { Comprehension, Expr, NumberLiteral } from './ast.ts'
import { numberValue } from './literals.ts'
import type { Listed } from './parser-base.ts'

/** `for target in iterable if condition`. */
export interface Clause {
  readonly target: Expr
  readonly iterable: Expr
  readonly conditions: readonly Expr[]
  /** More than one `for`, or `async`. */
  readonly several: boolean
}

/** One entry between braces: `key: value`, an item, or `**value`. */
export interface BraceEntry {
  readonly kind: 'pair' | 'item' | 'spread'
  readonly key: Expr
  readonly value: Expr
}

/** The number that is written as `image`. */
export function numberLiteral(image: string, span: Span, report: Report): NumberLiteral {
  const value = numberValue(image)
  if (!('message' in value)) return { kind: 'number', ...value, span }
  report(error('syntax', span, value.message, { help: value.help }))
  return { kind: 'number', integer: false, imaginary: false, text: '0', value: 0, span }
}

/** What is listed: one item without a comma is itself, anything else a tuple. */
export function itemOrTuple({ items, ended }: Listed<Expr>, span: Span): Expr {
  const [first, second] = items
  return first === undefined || second !== undefined || ended ? { kind: 'tuple', items, span } : first
}

/** As {@link itemOrTuple}, where a single item cannot be starred. */
export function valueOrTuple(listed: Listed<Expr>, span: Span, report: Report): Expr {
  const whole = itemOrTuple(listed, span)
  if (whole.kind === 'starred') report(error('syntax', whole.span, "a '*' needs a list or tuple around it"))
  return whole
}

/** `[element for …]` or `(element for …)`. */
export function comprehension(form: Comprehension['form'], element: Expr, clause: Clause, span: Span): Expr {
  if (clause.several) return { kind: 'unsupported', construct: "a comprehension with more than one 'for'", span }
  const { target, iterable, conditions } = clause
  return { kind: 'comprehension', form, element, target, iterable, conditions, span }
}

/** What stands between braces: a dict, or a set. */
export function braced(entries: readonly BraceEntry[], comprehended: boolean, span: Span, report: Report): Expr {
  const [first] = entries
  const isDict = first === undefined || first.kind !== 'item'
  if (comprehended) {
    return { kind: 'unsupported', construct: isDict ? 'a dict comprehension' : 'a set comprehension', span }
  }
  if (!isDict) {
    const other = entries.find(entry => entry.kind !== 'item')
    if (other !== undefined) report(error('syntax', other.key.span, 'a set and a dict are mixed in these braces'))
    return { kind: 'set', items: entries.map(entry => entry.key), span }
  }
  const other = entries.find(entry => entry.kind === 'item')
  if (other !== undefined) {
    report(error('syntax', other.key.span, "this entry of a dict has no value: expected ':' after it"))
  }
  if (entries.some(entry => entry.kind === 'spread')) return { kind: 'unsupported', construct: "'**' in a dict", span }
  return { kind: 'dict', entries: entries.map(({ key, value }) => ({ key, value })), span }
}

/** `a if b else c if d else e`: the values in a row, and the conditions between them. */
export function foldConditions(values: readonly Expr[], conditions: readonly Expr[], span: Span): Expr {
  let folded = values.at(-1)
  for (let i = conditions.length - 1; i >= 0; i--) {
    const condition = conditions[i]
    const then = values[i]
    if (condition === undefined || then === undefined || folded === undefined) continue
    const extent = i === 0 ? span : joinSpans(then.span, folded.span)
    // oxlint-disable-next-line unicorn/no-thenable -- a branch of the tree, never awaited
    folded = { kind: 'conditional', condition, then, otherwise: folded, span: extent }
  }
  return folded ?? { kind: 'unsupported', construct: 'nothing', span }
}

/** Refuses what cannot be assigned to. */
export function checkTarget(target: Expr, report: Report, help?: string): void {
  switch (target.kind) {
    case 'name':
    case 'attribute':
    case 'subscript':
      return
    case 'starred':
      return checkTarget(target.value, report, help)
    case 'tuple':
    case 'list':
      for (const item of target.items) checkTarget(item, report, help)
      return
    default:
      report(error('syntax', target.span, `cannot assign to ${describe(target)}`, { help }))
  }
}

function describe(expr: Expr): string {
  switch (expr.kind) {
    case 'call':
      return 'a call'
    case 'number':
    case 'string':
    case 'formatted':
      return 'a literal'
    case 'constant':
      return expr.value === null ? 'None' : expr.value ? 'True' : 'False'
    case 'compare':
      return 'a comparison'
    case 'unsupported':
      return expr.construct
    default:
      return 'an expression'
  }
}
