import type { AugmentedAssign, BinaryOperator, Expr } from '../../../compiler/grammar/ast.ts'
import type { Activation } from '../activation.ts'
import { isViewOf } from '../array-view.ts'
import { getAttribute, setAttribute } from '../attributes.ts'
import { plainSite, type CallSite } from '../call.ts'
import { operatorNames } from '../classes/binary.ts'
import { callOperator } from '../classes/special.ts'
import { requireOwn } from '../complex-arrays.ts'
import { wholeSlice } from '../indices.ts'
import { collect } from '../iterate.ts'
import { inPlace, repeatInPlace } from '../operators.ts'
import { PythonError } from '../python-error.ts'
import { requireLength } from '../sequence-limit.ts'
import { inPlaceSet } from '../sets.ts'
import { getItem, setItem } from '../subscript.ts'
import type { ObjectValue, Steps, Value } from '../values.ts'
import { usedFrom } from '../visible.ts'
import { combining, longWay } from './arithmetic.ts'
import { type Compiled, type Evaluate, type Frame, guarded, type Jump } from './frame.ts'
import { compileTarget } from './target.ts'

/** `a += b` changes lists and arrays where they are; the object and index of its target are evaluated once. */
export function compileAugmented(node: AugmentedAssign, frame: Frame): Compiled {
  if (!frame.pauses(node.value)) {
    const run = augmented(node, frame)
    return {
      kind: 'plain',
      run: activation => {
        run(activation)
        return undefined
      },
    }
  }
  // Python works the target out first; the parts that it needs are names in all but the oddest scripts.
  const valued = frame.value(node.value, frame)
  const slot = frame.scope.layout.slots++
  const held = new Map<Expr, Evaluate>([...frame.held, [node.value, ({ slots }) => slots[slot] ?? null]])
  const old = frame.expression(node.target, frame)
  const oldSlot = frame.scope.layout.slots++
  if (node.target.kind === 'name') held.set(node.target, ({ slots }) => slots[oldSlot] ?? null)
  const run = augmented(node, { ...frame, held })
  return {
    kind: 'steps',
    *run(activation): Steps<Jump> {
      if (node.target.kind === 'name') activation.slots[oldSlot] = old(activation)
      activation.slots[slot] = valued.kind === 'plain' ? valued.value(activation) : yield* valued.value(activation)
      run(activation)
      return undefined
    },
  }
}

function augmented(node: AugmentedAssign, frame: Frame): (activation: Activation) => void {
  const value = frame.expression(node.value, frame)
  const site = plainSite(frame.session, node.span)
  const plain = combining(node.operator, longWay(node.operator, node, frame))
  const combine = (old: Value, added: Value): Value => {
    if (typeof old !== 'object' || old === null) return plain(old, added)
    const result = changed(node.operator, old, added, site)
    return result === undefined ? plain(old, added) : result
  }
  const { target } = node
  switch (target.kind) {
    case 'attribute': {
      const object = frame.expression(target.object, frame)
      return guarded(node.span, activation => {
        const owner = object(activation)
        usedFrom(owner, frame, activation)
        const old = getAttribute(owner, target.name, site)
        setAttribute(owner, target.name, combine(old, value(activation)), site)
      })
    }
    case 'subscript': {
      const object = frame.expression(target.object, frame)
      const index = frame.expression(target.index, frame)
      return guarded(node.span, activation => {
        const owner = object(activation)
        const at = index(activation)
        usedFrom(owner, frame, activation)
        const old = getItem(owner, at, site)
        const combined = combine(old, value(activation))
        // A view that changed in place has changed its array already.
        if (combined !== old || !isViewOf(old, owner)) setItem(owner, at, combined, site)
      })
    }
    default: {
      const old = frame.expression(target, frame)
      const store = compileTarget(target, frame)
      return guarded(node.span, activation => {
        const before = old(activation)
        if (!isLibraryObject(before)) {
          store(combine(before, value(activation)), activation)
          return
        }
        requireOwn(before)
        const made = combine(before, value(activation))
        if (before.type.keepsItems === true) setItem(before, wholeSlice, made, site)
        else store(made, activation)
      })
    }
  }
}

function isLibraryObject(value: Value): value is ObjectValue {
  return typeof value === 'object' && value?.kind === 'object'
}

/** What changes in place; undefined for values that do not. */
function changed(
  operator: BinaryOperator,
  old: Exclude<Value, null | number | bigint | boolean>,
  added: Value,
  site: CallSite,
): Value | undefined {
  switch (old.kind) {
    case 'unit':
      throw new PythonError('TypeError', 'Units cannot be modified in-place', {
        help: `write x = x ${operator} …, which makes a value of its own`,
      })
    case 'array':
      return inPlace(operator, old, added, site)
    case 'object':
      return old.type.inPlace?.(operator, old, added, site)
    case 'list':
      if (operator === '*') return repeatInPlace(old, added, site)
      if (operator !== '+') return undefined
      for (const item of collect(added, site)) old.items.push(item)
      requireLength(old.items.length)
      return old
    case 'set':
      return inPlaceSet(operator, old, added)
    case 'instance':
      return callOperator(old, `__i${operatorNames[operator]}__`, [added], site)
    default:
      return undefined
  }
}
