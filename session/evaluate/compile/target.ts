import type { Expr } from '../../../compiler/grammar/ast.ts'
import type { Span } from '../../../diagnostics/index.ts'
import { setAttribute } from '../attributes.ts'
import { plainSite } from '../call.ts'
import { keepsPlainly } from '../classes/instance-attributes.ts'
import type { Frame } from './frame.ts'
import { collect } from '../iterate.ts'
import { PythonError, raisedAt } from '../python-error.ts'
import { setItem } from '../subscript.ts'
import { str, type Value } from '../values.ts'
import { usedFrom } from '../visible.ts'
import { storing, type Store } from './name.ts'

/**
 * @param right the right-hand side, if a plain assignment stores it whole: what constants and setters may keep of it
 */
export function compileTarget(node: Expr, frame: Frame, right?: Expr): Store {
  switch (node.kind) {
    case 'name':
      return storing(node.name, node.span, frame, right)
    case 'attribute': {
      const object = frame.expression(node.object, frame)
      const site = plainSite(frame.session, node.span, right)
      const { name } = node
      const key = `s${name}`
      const written = str(name)
      return placed(right?.span ?? node.span, (value, activation) => {
        const owner = object(activation)
        if (typeof owner === 'object' && owner?.kind === 'instance' && keepsPlainly(owner, name)) {
          const { entries } = owner.members
          const found = entries.get(key)
          if (found === undefined) entries.set(key, { key: written, value })
          else found.value = value
          return
        }
        usedFrom(owner, frame, activation)
        setAttribute(owner, name, value, site)
      })
    }
    case 'subscript': {
      const object = frame.expression(node.object, frame)
      const index = frame.expression(node.index, frame)
      const site = plainSite(frame.session, node.span, right)
      return placed(node.span, (value, activation) => {
        const [owner, at] = [object(activation), index(activation)]
        usedFrom(owner, frame, activation)
        setItem(owner, at, value, site)
      })
    }
    case 'list':
    case 'tuple':
      return unpacking(node.items, node.span, frame)
    default:
      return () => {
        throw new PythonError('SyntaxError', 'cannot assign to this expression', { span: node.span, code: 'syntax' })
      }
  }
}

function placed(span: Span, store: Store): Store {
  return (value, activation) => {
    try {
      store(value, activation)
    } catch (thrown) {
      throw raisedAt(thrown, span)
    }
  }
}

function unpacking(targets: readonly Expr[], span: Span, frame: Frame): Store {
  const rest = targets.findIndex(target => target.kind === 'starred')
  const stores = targets.map(target => compileTarget(target.kind === 'starred' ? target.value : target, frame))
  const site = plainSite(frame.session, span)
  return (value, activation) => {
    if (rest < 0 && typeof value === 'object' && value?.kind === 'tuple' && value.items.length === stores.length) {
      for (let k = 0; k < stores.length; k++) stores[k]?.(value.items[k] ?? null, activation)
      return
    }
    let items: Value[]
    try {
      items = collect(value, site)
      requireCount(items.length, targets.length, rest >= 0)
    } catch (thrown) {
      throw raisedAt(thrown, span)
    }
    const extra = items.length - targets.length
    stores.forEach((store, k) => {
      if (rest < 0 || k < rest) store(items[k] ?? null, activation)
      else if (k > rest) store(items[k + extra] ?? null, activation)
      else store({ kind: 'list', items: items.slice(k, k + extra + 1) }, activation)
    })
  }
}

function requireCount(given: number, targets: number, open: boolean): void {
  const needed = open ? targets - 1 : targets
  if (given < needed) {
    const least = open ? `at least ${needed}` : String(needed)
    throw new PythonError('ValueError', `not enough values to unpack (expected ${least}, got ${given})`)
  }
  if (!open && given > needed) throw new PythonError('ValueError', `too many values to unpack (expected ${needed})`)
}

/** The names a target assigns to. */
export function assignedNames(target: Expr): string[] {
  switch (target.kind) {
    case 'name':
      return [target.name]
    case 'list':
    case 'tuple':
      return target.items.flatMap(assignedNames)
    case 'starred':
      return assignedNames(target.value)
    default:
      return []
  }
}
