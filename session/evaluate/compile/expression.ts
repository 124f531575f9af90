/**
 * Expressions as closures: each node becomes a function of the activation record that gives its value, with names
 * resolved to their places once. A loop of a million turns then costs calls, not look-ups.
 */
import type {
  Attribute,
  Conditional,
  DictLiteral,
  Expr,
  NumberLiteral,
  Sequence,
  Slice,
  Subscript,
} from '../../../compiler/grammar/ast.ts'
import type { Span } from '../../../diagnostics/index.ts'
import type { Activation } from '../activation.ts'
import { getAttribute } from '../attributes.ts'
import { plainSite } from '../call.ts'
import { classMember } from '../classes/make-class.ts'
import { addItem, setEntry } from '../hash.ts'
import { mappingEntries } from '../mapping.ts'
import { raisedAt, unsupported } from '../python-error.ts'
import { getItem } from '../subscript.ts'
import { bytes, type Key, type SetValue, type Value } from '../values.ts'
import { usedFrom } from '../visible.ts'
import { compileCompare, compileLogical, compileUnary } from './arithmetic.ts'
import { compileBinary } from './binary.ts'
import { compileCall } from './call.ts'
import { compileComprehension } from './comprehension.ts'
import { compileFormatted } from './formatted.ts'
import { compileCondition, guarded, spread, type Evaluate, type Frame } from './frame.ts'
import { compileName, storing } from './name.ts'

export function compileExpression(node: Expr, frame: Frame): Evaluate {
  const held = frame.held.get(node)
  if (held !== undefined) return held
  switch (node.kind) {
    case 'number':
      return number(node)
    case 'string': {
      const value: Value = node.bytes ? bytes(node.text.text) : { kind: 'str', text: node.text }
      return () => value
    }
    case 'formatted':
      return compileFormatted(node, frame)
    case 'constant': {
      const { value } = node
      return () => value
    }
    case 'name':
      return compileName(node, frame)
    case 'unary':
      return compileUnary(node, frame)
    case 'binary':
      return compileBinary(node, frame)
    case 'compare':
      return compileCompare(node, frame)
    case 'logical':
      return compileLogical(node, frame)
    case 'conditional':
      return conditional(node, frame)
    case 'call':
      return compileCall(node, frame)
    case 'attribute':
      return attribute(node, frame)
    case 'subscript':
      return subscript(node, frame)
    case 'slice':
      return slice(node, frame)
    case 'list':
    case 'tuple':
    case 'set':
      return sequence(node, frame)
    case 'dict':
      return dictionary(node, frame)
    case 'comprehension':
      return node.form === 'generator' ? frame.generator(node, frame) : compileComprehension(node, frame)
    case 'lambda':
      return frame.function(node, frame)
    case 'named': {
      const value = frame.expression(node.value, frame)
      const store = storing(node.target.name, node.target.span, frame)
      return activation => {
        const found = value(activation)
        store(found, activation)
        return found
      }
    }
    case 'yield':
      return refused("'yield' cannot stand here", node.span)
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
  const value: Value = node.imaginary
    ? { kind: 'complex', re: 0, im: node.value }
    : node.integer
      ? BigInt(node.text)
      : node.value
  return () => value
}

function attribute(node: Attribute, frame: Frame): Evaluate {
  const object = frame.expression(node.object, frame)
  const site = plainSite(frame.session, node.nameSpan)
  const key = `s${node.name}`
  return activation => {
    const owner = object(activation)
    if (typeof owner === 'object' && owner?.kind === 'instance') {
      const found = owner.members.entries.get(key)
      if (found !== undefined && classMember(owner.class, node.name) === undefined) return found.value
    }
    usedFrom(owner, frame, activation)
    try {
      return getAttribute(owner, node.name, site)
    } catch (thrown) {
      throw raisedAt(thrown, node.nameSpan)
    }
  }
}

function subscript(node: Subscript, frame: Frame): Evaluate {
  const object = frame.expression(node.object, frame)
  const index = frame.expression(node.index, frame)
  const site = plainSite(frame.session, node.span)
  return activation => {
    const owner = object(activation)
    const at = index(activation)
    if (typeof at === 'bigint' && typeof owner === 'object' && (owner?.kind === 'list' || owner?.kind === 'tuple')) {
      const k = Number(at)
      const item = owner.items[k >= 0 ? k : k + owner.items.length]
      if (item !== undefined) return item
    }
    usedFrom(owner, frame, activation)
    try {
      return getItem(owner, at, site)
    } catch (thrown) {
      throw raisedAt(thrown, node.span)
    }
  }
}

function conditional(node: Conditional, frame: Frame): Evaluate {
  const condition = compileCondition(node.condition, frame)
  const then = frame.expression(node.then, frame)
  const otherwise = frame.expression(node.otherwise, frame)
  return activation => (condition(activation) ? then(activation) : otherwise(activation))
}

function slice(node: Slice, frame: Frame): Evaluate {
  const [start, stop, step] = [node.start, node.stop, node.step].map(each =>
    each === undefined ? undefined : frame.expression(each, frame),
  )
  return activation => ({
    kind: 'slice',
    start: start?.(activation) ?? null,
    stop: stop?.(activation) ?? null,
    step: step?.(activation) ?? null,
  })
}

function sequence(node: Sequence, frame: Frame): Evaluate {
  const { kind } = node
  const items = compileItems(node.items, frame)
  if (kind !== 'set') return activation => ({ kind, items: items(activation) })
  const site = plainSite(frame.session, node.span)
  return guarded(node.span, activation => {
    const made: SetValue = { kind: 'set', frozen: false, items: new Map() }
    for (const item of items(activation)) addItem(made.items, item, site)
    return made
  })
}

/** The items of a list or the positional arguments of a call, `*rest` spread out. */
export function compileItems(nodes: readonly Expr[], frame: Frame): (activation: Activation) => Value[] {
  if (nodes.every(node => node.kind !== 'starred')) {
    const items = nodes.map(node => frame.expression(node, frame))
    const [first, second] = items
    if (items.length === 1 && first !== undefined) return activation => [first(activation)]
    if (items.length === 2 && first !== undefined && second !== undefined)
      return activation => [first(activation), second(activation)]
    return activation => {
      const values: Value[] = []
      for (const item of items) values.push(item(activation))
      return values
    }
  }
  const parts = nodes.map(node =>
    node.kind === 'starred' ? spread(node.value, frame, 'Value') : single(frame.expression(node, frame)),
  )
  return activation => parts.flatMap(part => part(activation))
}

function single(item: Evaluate): (activation: Activation) => Value[] {
  return activation => [item(activation)]
}

function dictionary(node: DictLiteral, frame: Frame): Evaluate {
  const entries = node.entries.map(({ key, value }) => ({
    key: key && frame.expression(key, frame),
    value: frame.expression(value, frame),
    span: (key ?? value).span,
    site: plainSite(frame.session, (key ?? value).span),
  }))
  return activation => {
    const made = new Map<Key, { key: Value; value: Value }>()
    for (const { key, value, span, site } of entries) {
      const named = key?.(activation)
      const held = value(activation)
      try {
        if (named !== undefined) setEntry(made, named, held, site)
        else for (const [text, entry] of mappingEntries(held, site)) made.set(text, entry)
      } catch (thrown) {
        throw raisedAt(thrown, span)
      }
    }
    return { kind: 'dict', entries: made }
  }
}
