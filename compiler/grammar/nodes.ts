/** Nodes that take more to make than to write down, and what only they can find wrong. */
import { error, joinSpans, type Report, type Span } from '../../diagnostics/index.ts'
import type { Comprehension, ComprehensionClause, Expr, NumberLiteral } from './ast.ts'
import { numberValue } from './literals.ts'
import type { Listed } from './parser-base.ts'

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

/** What stands behind the element of a comprehension. */
export interface Clauses {
  readonly clauses: readonly ComprehensionClause[]
  /** Where an `async` is written. */
  readonly asynchronous: boolean
}

/** `[element for …]` or `(element for …)`. */
export function comprehension(
  form: 'list' | 'generator',
  element: Expr,
  { clauses, asynchronous }: Clauses,
  span: Span,
): Expr {
  if (asynchronous) return { kind: 'unsupported', construct: "'async'", span }
  return { kind: 'comprehension', form, element, clauses, span }
}

/** `for _ in range(1) if …`: what is meant where no `for` is written. */
export function onceIf(conditions: readonly Expr[], span: Span): Clauses {
  const target: Expr = { kind: 'name', name: '_', span }
  const one: Expr = { kind: 'number', integer: true, imaginary: false, text: '1', value: 1, span }
  const callee: Expr = { kind: 'name', name: 'range', span }
  const iterable: Expr = { kind: 'call', callee, arguments: [{ value: one, span }], span }
  return { clauses: [{ target, iterable, conditions }], asynchronous: false }
}

/** What stands between braces: a dict, or a set. */
export function braced(entries: readonly BraceEntry[], clauses: Clauses | undefined, span: Span, report: Report): Expr {
  const [first] = entries
  const isDict = first === undefined || first.kind !== 'item'
  if (clauses !== undefined && first !== undefined) return bracedComprehension(first, clauses, span, report)
  if (!isDict) {
    const other = entries.find(entry => entry.kind !== 'item')
    if (other !== undefined) report(error('syntax', other.key.span, 'a set and a dict are mixed in these braces'))
    return { kind: 'set', items: entries.map(entry => entry.key), span }
  }
  const other = entries.find(entry => entry.kind === 'item')
  if (other !== undefined) {
    report(error('syntax', other.key.span, "this entry of a dict has no value: expected ':' after it"))
  }
  return {
    kind: 'dict',
    entries: entries.map(({ kind, key, value }): DictEntry => (kind === 'spread' ? { value } : { key, value })),
    span,
  }
}

type DictEntry = Extract<Expr, { kind: 'dict' }>['entries'][number]

function bracedComprehension(
  { kind, key, value }: BraceEntry,
  { clauses, asynchronous }: Clauses,
  span: Span,
  report: Report,
): Expr {
  if (asynchronous) return { kind: 'unsupported', construct: "'async'", span }
  if (kind === 'spread') report(error('syntax', key.span, 'dict unpacking cannot be used in dict comprehension'))
  const form: Comprehension['form'] = kind === 'pair' ? 'dict' : 'set'
  return { kind: 'comprehension', form, element: key, ...(kind === 'pair' && { value }), clauses, span }
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
    case 'lambda':
      return 'a lambda'
    case 'unsupported':
      return expr.construct
    default:
      return 'an expression'
  }
}
