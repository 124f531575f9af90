/**
 * Expressions as closures: each node becomes a function without parameters that gives its value, with names resolved
 * to their bindings once. A loop of a million turns then costs calls, not look-ups.
 */
import type {
  Attribute,
  Compare,
  Conditional,
  DictLiteral,
  Expr,
  Logical,
  Name,
  NumberLiteral,
  Sequence,
  Slice,
} from '../../compiler/grammar/ast.ts'
import type { Span } from '../../diagnostics/index.ts'
import { getAttribute } from './attributes.ts'
import { plainSite, type Session } from './call.ts'
import { compare } from './compare.ts'
import { compileCall } from './compile-call.ts'
import { compileComprehension } from './compile-comprehension.ts'
import { compileFormatted } from './compile-formatted.ts'
import { compileCondition, guarded, spread, type Evaluate, type Frame } from './frame.ts'
import { dictKey } from './hash.ts'
import { unknownName } from './unknown-name.ts'
import { binary, unary } from './operators.ts'
import { raisedAt, unsupported } from './python-error.ts'
import { getItem } from './subscript.ts'
import { truth } from './truth.ts'
import type { Value } from './values.ts'

export function compileExpression(node: Expr, frame: Frame): Evaluate {
  switch (node.kind) {
    case 'number':
      return number(node)
    case 'string': {
      if (node.bytes) return refused('a bytes literal is Python, not yet Hillock', node.span)
      const value: Value = { kind: 'str', text: node.text }
      return () => value
    }
    case 'formatted':
      return compileFormatted(node, frame)
    case 'constant': {
      const { value } = node
      return () => value
    }
    case 'name':
      return name(node, frame)
    case 'unary': {
      const operand = compileExpression(node.operand, frame)
      const site = plainSite(frame.session, node.span)
      return guarded(node.span, () => unary(node.operator, operand(), site))
    }
    case 'binary': {
      const left = compileExpression(node.left, frame)
      const right = compileExpression(node.right, frame)
      const site = plainSite(frame.session, node.span)
      return guarded(node.span, () => binary(node.operator, left(), right(), site))
    }
    case 'compare':
      return comparison(node, frame)
    case 'logical':
      return logical(node, frame)
    case 'conditional':
      return conditional(node, frame)
    case 'call':
      return compileCall(node, frame)
    case 'attribute':
      return attribute(node, frame)
    case 'subscript': {
      const object = compileExpression(node.object, frame)
      const index = compileExpression(node.index, frame)
      const site = plainSite(frame.session, node.span)
      return guarded(node.span, () => getItem(object(), index(), site))
    }
    case 'slice':
      return slice(node, frame)
    case 'list':
    case 'tuple':
    case 'set':
      return sequence(node, frame)
    case 'dict':
      return dictionary(node, frame)
    case 'comprehension':
      return compileComprehension(node, frame)
    case 'starred':
      return refused("can't use starred expression here", node.span)
    case 'unsupported':
      return refused(`${node.construct} is Python, not yet Hillock`, node.span)
  }
}

function refused(message: string, span: Span): Evaluate {
  return () => {
    throw unsupported(message, { span })
  }
}

function number(node: NumberLiteral): Evaluate {
  if (node.imaginary) return refused('a complex number is Python, not yet Hillock', node.span)
  const value = node.integer ? BigInt(node.text) : node.value
  return () => value
}

function name(node: Name, { session, locals }: Frame): Evaluate {
  const binding = locals.get(node.name) ?? session.scope.binding(node.name)
  return () => {
    const { value } = binding
    if (value === undefined) throw unknownName(node.name, node.span, session)
    return value
  }
}

function attribute(node: Attribute, frame: Frame): Evaluate {
  const object = compileExpression(node.object, frame)
  const site = plainSite(frame.session, node.nameSpan)
  return guarded(node.nameSpan, () => getAttribute(object(), node.name, site))
}

/** `a < b < c` stops at the first that is false. */
function comparison(node: Compare, frame: Frame): Evaluate {
  const [first, ...others] = node.operands.map(operand => compileExpression(operand, frame))
  const links = others.flatMap((operand, k) => {
    const operator = node.operators[k]
    return operator === undefined ? [] : [{ operand, operator }]
  })
  const site = plainSite(frame.session, node.span)
  return guarded(node.span, () => {
    let left = first?.() ?? null
    let result: Value = true
    for (const [k, { operand, operator }] of links.entries()) {
      const right = operand()
      result = compare(operator, left, right, site)
      if (k < links.length - 1 && !truth(result, site)) break
      left = right
    }
    return result
  })
}

function logical(node: Logical, frame: Frame): Evaluate {
  const operands = node.operands.map(operand => compileExpression(operand, frame))
  const stopsAt = node.operator === 'or'
  const site = plainSite(frame.session, node.span)
  return guarded(node.span, () => {
    let value: Value = null
    for (const [k, operand] of operands.entries()) {
      value = operand()
      if (k < operands.length - 1 && truth(value, site) === stopsAt) break
    }
    return value
  })
}

function conditional(node: Conditional, frame: Frame): Evaluate {
  const condition = compileCondition(node.condition, frame)
  const then = compileExpression(node.then, frame)
  const otherwise = compileExpression(node.otherwise, frame)
  return () => (condition() ? then() : otherwise())
}

function slice(node: Slice, frame: Frame): Evaluate {
  const [start, stop, step] = [node.start, node.stop, node.step].map(each =>
    each === undefined ? undefined : compileExpression(each, frame),
  )
  return () => ({ kind: 'slice', start: start?.() ?? null, stop: stop?.() ?? null, step: step?.() ?? null })
}

function sequence(node: Sequence, frame: Frame): Evaluate {
  if (node.kind === 'set') return refused('a set is Python, not yet Hillock', node.span)
  const { kind } = node
  const items = compileItems(node.items, frame)
  return () => ({ kind, items: items() })
}

/** The items of a list or the positional arguments of a call, `*rest` spread out. */
export function compileItems(nodes: readonly Expr[], frame: Frame): () => Value[] {
  if (nodes.every(node => node.kind !== 'starred')) {
    const items = nodes.map(node => compileExpression(node, frame))
    return () => items.map(item => item())
  }
  const parts = nodes.map(node =>
    node.kind === 'starred' ? spread(node.value, frame) : single(compileExpression(node, frame)),
  )
  return () => parts.flatMap(part => part())
}

/** A frame for the top of a script. */
export function topFrame(session: Session): Frame {
  return { session, locals: new Map(), expression: compileExpression }
}

function single(item: Evaluate): () => Value[] {
  return () => [item()]
}

function dictionary(node: DictLiteral, frame: Frame): Evaluate {
  const entries = node.entries.map(({ key, value }) => ({
    key: compileExpression(key, frame),
    value: compileExpression(value, frame),
    span: key.span,
  }))
  return () => {
    const made = new Map<string, { key: Value; value: Value }>()
    for (const { key, value, span } of entries) {
      const evaluated = key()
      try {
        made.set(dictKey(evaluated), { key: evaluated, value: value() })
      } catch (thrown) {
        throw raisedAt(thrown, span)
      }
    }
    return { kind: 'dict', entries: made }
  }
}
