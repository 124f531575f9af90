/** `[f(x) for x in xs if x]`, of lists, sets and dicts, and what generator expressions hand out. */
import type { Comprehension, ComprehensionClause } from '../../../compiler/grammar/ast.ts'
import type { Activation } from '../activation.ts'
import { plainSite, type CallSite } from '../call.ts'
import { addItem, setEntry } from '../hash.ts'
import { nextItem } from '../iterators.ts'
import { namesOfComprehension } from '../names/collect.ts'
import { comprehensionScope, freshCells, type Place } from '../names/place.ts'
import { raisedAt } from '../python-error.ts'
import { requireLength } from '../sequence-limit.ts'
import type { Steps, Value, Key } from '../values.ts'
import { compileCondition, testOf, type Evaluate, type Frame, type Valued } from './frame.ts'
import { atEnd, isUnfinished, itemsOf, nextOf } from './items.ts'
import type { Store } from './name.ts'
import { compileTarget } from './target.ts'

/** What a comprehension fills. */
interface Made {
  readonly value: Value
  readonly add: (element: Value, value: Value) => void
}

function begin({ form }: Comprehension, site: CallSite): Made {
  if (form === 'set') {
    const items = new Map<Key, Value>()
    return {
      value: { kind: 'set', frozen: false, items },
      add: element => addItem(items, element, site),
    }
  }
  if (form === 'dict') {
    const entries = new Map<Key, { readonly key: Value; value: Value }>()
    return {
      value: { kind: 'dict', entries },
      add: (key, value) => setEntry(entries, key, value, site),
    }
  }
  const items: Value[] = []
  return { value: { kind: 'list', items }, add: element => items.push(element) }
}

function scoped(node: Comprehension, frame: Frame): { readonly inner: Frame; readonly own: readonly Place[] } {
  const scope = comprehensionScope(namesOfComprehension(node), frame.scope)
  return { inner: { ...frame, scope }, own: scope.own }
}

export function compileComprehension(node: Comprehension, frame: Frame): Evaluate {
  const { inner, own } = scoped(node, frame)
  const loop = plainLoop(node.clauses, 0, frame, inner)
  const element = frame.expression(node.element, inner)
  const value = node.value === undefined ? undefined : frame.expression(node.value, inner)
  const site = plainSite(frame.session, node.span)
  return activation => {
    const made = begin(node, site)
    freshCells(activation.cells, own)
    let turns = 0
    loop(activation, () => {
      made.add(element(activation), value?.(activation) ?? null)
      if (++turns % 65_536 === 0) requireLength(turns)
    })
    return made.value
  }
}

type PlainLoop = (activation: Activation, emit: () => void) => void

function plainLoop(clauses: readonly ComprehensionClause[], k: number, outer: Frame, inner: Frame): PlainLoop {
  const clause = clauses[k]
  if (clause === undefined) return (_, emit) => emit()
  const iterable = inner.expression(clause.iterable, k === 0 ? outer : inner)
  const target = compileTarget(clause.target, inner)
  const conditions = clause.conditions.map(condition => compileCondition(condition, inner))
  const next = plainLoop(clauses, k + 1, outer, inner)
  const { session } = inner
  const site = plainSite(session, clause.iterable.span)
  return (activation, emit) => {
    try {
      const items = itemsOf(iterable(activation), site)
      const { generator } = items
      for (;;) {
        const item = generator === undefined ? items.next() : nextItem(generator, site)
        if (item === undefined) return
        target(item, activation)
        if (conditions.every(condition => condition(activation))) next(activation, emit)
        session.turn()
      }
    } catch (thrown) {
      throw raisedAt(thrown, site.span)
    }
  }
}

/** As {@link compileComprehension}, where something in it may have to wait. */
export function comprehensionSteps(node: Comprehension, frame: Frame): (activation: Activation) => Steps<Value> {
  const { inner, own } = scoped(node, frame)
  const [first] = node.clauses
  const iterable: Valued =
    first === undefined ? { kind: 'plain', value: () => null } : frame.value(first.iterable, frame)
  const loop = stepsLoop(node.clauses, 0, inner, iterable)
  const element = frame.value(node.element, inner)
  const value = node.value === undefined ? undefined : frame.value(node.value, inner)
  const site = plainSite(frame.session, node.span)
  return function* (activation): Steps<Value> {
    const made = begin(node, site)
    freshCells(activation.cells, own)
    let turns = 0
    yield* loop(activation, function* (): Steps<void> {
      const item = element.kind === 'plain' ? element.value(activation) : yield* element.value(activation)
      const held =
        value === undefined ? null : value.kind === 'plain' ? value.value(activation) : yield* value.value(activation)
      made.add(item, held)
      if (++turns % 65_536 === 0) requireLength(turns)
    })
    return made.value
  }
}

/** What a generator expression does, its first iterable being in the first slot of its own record. */
export function generatorLoop(node: Comprehension, inner: Frame): (activation: Activation) => Steps<Value> {
  const element = inner.value(node.element, inner)
  const first: Valued = { kind: 'plain', value: ({ slots }) => slots[0] ?? null }
  const loop = stepsLoop(node.clauses, 0, inner, first, element.kind === 'plain' ? element.value : undefined)
  return function* (activation): Steps<Value> {
    yield* loop(activation, function* (): Steps<void> {
      if (element.kind === 'steps') yield { kind: 'yielded', value: yield* element.value(activation) }
    })
    return null
  }
}

type StepsLoop = (activation: Activation, emit: () => Steps<void>) => Steps<void>

/** @param handedOut what a generator hands out for each turn, if that never waits */
function stepsLoop(
  clauses: readonly ComprehensionClause[],
  k: number,
  inner: Frame,
  iterable: Valued,
  handedOut?: Evaluate,
): StepsLoop {
  const clause = clauses[k]
  if (clause === undefined) return (_, emit) => emit()
  const target: Store = compileTarget(clause.target, inner)
  const conditions = clause.conditions.map(node => ({ valued: inner.value(node, inner), test: testOf(node, inner) }))
  const following = clauses[k + 1]
  const next = stepsLoop(
    clauses,
    k + 1,
    inner,
    following === undefined ? { kind: 'plain', value: () => null } : inner.value(following.iterable, inner),
    handedOut,
  )
  const { session } = inner
  const site = plainSite(session, clause.iterable.span)
  return function* (activation, emit): Steps<void> {
    const source = iterable.kind === 'plain' ? iterable.value(activation) : yield* iterable.value(activation)
    const items = itemsOf(source, site)
    for (;;) {
      let item = items.generator === undefined ? items.next() : nextOf(items.generator, site)
      if (isUnfinished(item)) item = yield* item.steps
      if (item === undefined || item === atEnd) return
      if (session.due()) yield 'breathe'
      target(item, activation)
      let wanted = true
      for (const { valued, test } of conditions) {
        wanted = test(valued.kind === 'plain' ? valued.value(activation) : yield* valued.value(activation))
        if (!wanted) break
      }
      if (!wanted) continue
      if (following === undefined && handedOut !== undefined) yield { kind: 'yielded', value: handedOut(activation) }
      else yield* next(activation, emit)
    }
  }
}
