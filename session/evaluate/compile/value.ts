/**
 * Expressions that may have to wait, as steps. The parts of such an expression that stand before the last one that
 * waits are worked out first, in Python's order, and kept in slots of the record; the rest is compiled as ever.
 */
import type { Call, Compare, Conditional, Expr, Logical, Yield } from '../../../compiler/grammar/ast.ts'
import { children } from '../../../compiler/grammar/index.ts'
import type { Activation } from '../activation.ts'
import { plainSite } from '../call.ts'
import { delegate } from '../generator.ts'
import { raisedAt } from '../python-error.ts'
import type { Called, Steps, Value } from '../values.ts'
import { compileStatementCall } from './call.ts'
import { comprehensionSteps } from './comprehension.ts'
import { testOf, type Evaluate, type Frame, type Valued } from './frame.ts'
import { isPending, settled } from '../settled.ts'

export function compileValue(node: Expr, frame: Frame): Valued {
  if (frame.held.has(node) || !frame.pauses(node)) return { kind: 'plain', value: frame.expression(node, frame) }
  switch (node.kind) {
    case 'call':
      return { kind: 'steps', value: callSteps(node, frame) }
    case 'yield':
      return { kind: 'steps', value: yieldSteps(node, frame) }
    case 'conditional':
      return { kind: 'steps', value: conditionalSteps(node, frame) }
    case 'logical':
      return { kind: 'steps', value: logicalSteps(node, frame) }
    case 'compare':
      if (node.operators.length > 1) return { kind: 'steps', value: chainSteps(node, frame) }
      break
    case 'comprehension':
      if (node.form !== 'generator') return { kind: 'steps', value: comprehensionSteps(node, frame) }
      break
    default:
  }
  const parts = beforehand(node, frame)
  const rest = frame.expression(node, parts.frame)
  return {
    kind: 'steps',
    *value(activation): Steps<Value> {
      yield* parts.run(activation)
      return rest(activation)
    },
  }
}

function callSteps(node: Call, frame: Frame): (activation: Activation) => Steps<Value> {
  const { some, before, call } = callParts(node, frame)
  return function* (activation): Steps<Value> {
    if (some) yield* before(activation)
    const result = call(activation)
    return isPending(result) ? yield* settled(result, node.span) : result
  }
}

/** A call that may have to wait, and what is worked out before it. */
export function callParts(
  node: Call,
  frame: Frame,
): {
  readonly some: boolean
  readonly before: (activation: Activation) => Steps<void>
  readonly call: (activation: Activation) => Called
} {
  const parts = beforehand(node, frame)
  return { some: parts.some, before: parts.run, call: compileStatementCall(node, parts.frame) }
}

interface Parts {
  /** In which what was worked out beforehand is known. */
  readonly frame: Frame
  readonly some: boolean
  readonly run: (activation: Activation) => Steps<void>
}

/** Works out the parts of an expression up to the last that waits. */
function beforehand(node: Expr, frame: Frame): Parts {
  const parts = partsOf(node)
  const last = parts.findLastIndex(part => frame.pauses(part))
  const held = new Map<Expr, Evaluate>(frame.held)
  const { layout } = frame.scope
  const kept = parts.slice(0, last + 1).map(part => {
    const valued = frame.value(part, frame)
    const slot = layout.slots++
    held.set(part, ({ slots }) => slots[slot] ?? null)
    return { valued, slot }
  })
  return {
    frame: { ...frame, held },
    some: kept.length > 0,
    *run(activation): Steps<void> {
      for (const { valued, slot } of kept) {
        activation.slots[slot] = valued.kind === 'plain' ? valued.value(activation) : yield* valued.value(activation)
      }
    },
  }
}

/** What is worked out before an expression itself, in order; stars, slices and the names of methods are no values. */
function partsOf(node: Expr): Expr[] {
  // Of a generator expression that is the iterable of its first `for`.
  if (node.kind === 'comprehension') return node.clauses.slice(0, 1).map(({ iterable }) => iterable)
  return children(node).flatMap(child => {
    if (child.kind === 'starred') return [child.value]
    if (child.kind === 'slice' || (node.kind === 'subscript' && child.kind === 'tuple')) return partsOf(child)
    if (node.kind === 'call' && child === node.callee && child.kind === 'attribute') return [child.object]
    return [child]
  })
}

function yieldSteps(node: Yield, frame: Frame): (activation: Activation) => Steps<Value> {
  const value = node.value === undefined ? undefined : frame.value(node.value, frame)
  const site = plainSite(frame.session, node.span)
  return function* (activation): Steps<Value> {
    const found =
      value === undefined ? null : value.kind === 'plain' ? value.value(activation) : yield* value.value(activation)
    if (!node.from) return yield { kind: 'yielded', value: found }
    try {
      return yield* delegate(found, site)
    } catch (thrown) {
      throw raisedAt(thrown, node.span)
    }
  }
}

function conditionalSteps(node: Conditional, frame: Frame): (activation: Activation) => Steps<Value> {
  const condition = frame.value(node.condition, frame)
  const test = testOf(node.condition, frame)
  const then = frame.value(node.then, frame)
  const otherwise = frame.value(node.otherwise, frame)
  return function* (activation): Steps<Value> {
    const found = condition.kind === 'plain' ? condition.value(activation) : yield* condition.value(activation)
    const chosen = test(found) ? then : otherwise
    return chosen.kind === 'plain' ? chosen.value(activation) : yield* chosen.value(activation)
  }
}

function logicalSteps(node: Logical, frame: Frame): (activation: Activation) => Steps<Value> {
  const operands = node.operands.map(operand => ({ valued: frame.value(operand, frame), test: testOf(operand, frame) }))
  const stopsAt = node.operator === 'or'
  return function* (activation): Steps<Value> {
    let value: Value = null
    for (const [k, { valued, test }] of operands.entries()) {
      value = valued.kind === 'plain' ? valued.value(activation) : yield* valued.value(activation)
      if (k < operands.length - 1 && test(value) === stopsAt) break
    }
    return value
  }
}

/** `a < f() < c` as `a < f() and f() < c`, with `f()` worked out once. */
function chainSteps(node: Compare, frame: Frame): (activation: Activation) => Steps<Value> {
  const { layout } = frame.scope
  const test = testOf(node, frame)
  const held = new Map<Expr, Evaluate>(frame.held)
  const operands = node.operands.map(operand => {
    const slot = layout.slots++
    held.set(operand, ({ slots }) => slots[slot] ?? null)
    return { valued: frame.value(operand, frame), slot }
  })
  const inner: Frame = { ...frame, held }
  const links = node.operators.map((operator, k) =>
    frame.expression({ ...node, operands: node.operands.slice(k, k + 2), operators: [operator] }, inner),
  )
  return function* (activation): Steps<Value> {
    let value: Value = true
    for (const [k, { valued, slot }] of operands.entries()) {
      activation.slots[slot] = valued.kind === 'plain' ? valued.value(activation) : yield* valued.value(activation)
      if (k === 0) continue
      value = links[k - 1]?.(activation) ?? null
      if (k < operands.length - 1 && !test(value)) break
    }
    return value
  }
}
