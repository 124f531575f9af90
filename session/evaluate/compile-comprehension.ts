import type { Comprehension } from '../../compiler/grammar/ast.ts'
import { plainSite } from './call.ts'
import { assignedNames, compileTarget } from './compile-target.ts'
import { compileCondition, type Evaluate, type Frame } from './frame.ts'
import { iterate } from './iterate.ts'
import { requireLength } from './sequence-limit.ts'
import { raisedAt } from './python-error.ts'
import { emptyBinding, type Binding } from './scope.ts'
import type { Value } from './values.ts'

/** `[f(x) for x in xs if x]`; a generator expression is worked out at once, which nobody can tell. */
export function compileComprehension(node: Comprehension, frame: Frame): Evaluate {
  const iterable = frame.expression(node.iterable, frame)
  const locals = new Map<string, Binding>(frame.locals)
  for (const name of assignedNames(node.target)) locals.set(name, emptyBinding(name))
  const inner: Frame = { ...frame, locals }
  const target = compileTarget(node.target, inner)
  const conditions = node.conditions.map(condition => compileCondition(condition, inner))
  const element = frame.expression(node.element, inner)
  const site = plainSite(frame.session, node.iterable.span)
  return () => {
    const items: Value[] = []
    let turns = 0
    try {
      for (const item of iterate(iterable(), site)) {
        target(item)
        if (conditions.every(condition => condition())) items.push(element())
        frame.session.turn()
        if (++turns % 65_536 === 0) requireLength(turns)
      }
    } catch (thrown) {
      throw raisedAt(thrown, node.iterable.span)
    }
    return { kind: 'list', items }
  }
}
