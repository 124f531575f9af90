/** `def`, `lambda` and generator expressions: functions whose calls each have a record of their own. */
import type { Comprehension, Def, Lambda, ParameterNode } from '../../../compiler/grammar/ast.ts'
import type { Activation, Cell } from '../activation.ts'
import { plainSite, type Session } from '../call.ts'
import { enter, handBack, leave } from '../calls.ts'
import { makeGenerator } from '../generator.ts'
import { iteratorOf } from '../iterators.ts'
import { namesOfComprehension, namesOfFunction } from '../names/collect.ts'
import { functionScope, type Layout, type NameScope, type Place } from '../names/place.ts'
import type { Parameter } from '../parameters.ts'
import { raisedAt } from '../python-error.ts'
import { namedDict, type Called, type FunctionValue, type ScriptFunction, type Steps, type Value } from '../values.ts'
import { generatorLoop } from './comprehension.ts'
import { ended, type Compiled, type Evaluate, type Frame, type Jump } from './frame.ts'

export function compileFunction(node: Def | Lambda, frame: Frame): (activation: Activation) => FunctionValue {
  const names = namesOfFunction(node)
  const scope = functionScope(
    names,
    node.parameters.map(({ name }) => name),
    frame.scope,
  )
  const name = node.kind === 'def' ? node.name : '<lambda>'
  const inner: Frame = {
    ...frame,
    scope,
    held: new Map(),
    path: [...frame.path, name, '<locals>'],
    place: 'function',
  }
  const body = node.kind === 'def' ? inner.block(node.body, inner) : lambdaBody(node, inner)
  const defaults = node.parameters.map(({ default: value }) => value && frame.expression(value, frame))
  const parameters = node.parameters.map(parameterOf)
  const open = parameters.findIndex(({ kind }) => kind === 'keywords')
  const movedIn = shared(node.parameters, scope)
  const qualifiedName = [...frame.path, name].join('.')
  const doc = node.kind === 'def' ? docOf(node) : undefined
  const { layout } = scope
  const { session } = frame
  const start = starter({ body, yields: names.yields, name, session })
  return activation => {
    const values = defaults.map(value => value?.(activation))
    const captured = capture(layout, activation)
    const call = (given: (Value | undefined)[]): Called => {
      const record = newRecord(given, scope, captured)
      const { slots } = record
      for (let k = 0; k < values.length; k++) if (slots[k] === undefined) slots[k] = values[k]
      if (open >= 0 && slots[open] === undefined) slots[open] = namedDict([])
      for (const { slot, cell } of movedIn) (record.cells[cell] as Cell).value = slots[slot]
      return start(record)
    }
    const script: ScriptFunction = {
      node,
      evaluate: expr => frame.expression(expr, inner)(newRecord([], scope, captured)),
      qualifiedName,
      module: frame.module,
      doc,
      attributes: new Map(),
    }
    return { kind: 'function', name, parameters, binds: true, script, call }
  }
}

function parameterOf({ name, kind, default: value }: ParameterNode): Parameter {
  return { name, kind, required: value === undefined && kind !== 'rest' && kind !== 'keywords' }
}

/** The text that stands alone at the beginning of a body. */
export function docOf({ body }: Pick<Def, 'body'>): string | undefined {
  const [first] = body
  return first?.kind === 'expression' && first.value.kind === 'string' ? first.value.text.text : undefined
}

function lambdaBody(node: Lambda, frame: Frame): Compiled {
  const valued = frame.value(node.body, frame)
  if (valued.kind === 'plain') {
    const { value } = valued
    return {
      kind: 'plain',
      run: activation => {
        activation.result = value(activation)
        return 'return'
      },
    }
  }
  return {
    kind: 'steps',
    *run(activation): Steps<Jump> {
      activation.result = yield* valued.value(activation)
      return 'return'
    },
  }
}

/** Parameters that functions inside use, which are moved from their slots into cells. */
function shared(parameters: readonly ParameterNode[], scope: NameScope): { slot: number; cell: number }[] {
  return parameters.flatMap(({ name }, slot) => {
    const place: Place | undefined = scope.locals.get(name)
    return place?.kind === 'cell' ? [{ slot, cell: place.index }] : []
  })
}

/** The cells of the functions around that a function uses, at their places. */
function capture({ cells }: Layout, { cells: around }: Activation): (Cell | undefined)[] {
  return cells.map(from => (from === 'own' ? undefined : around[from]))
}

/** The record of a call, in which the arguments have the first slots. */
function newRecord(
  given: (Value | undefined)[],
  scope: NameScope,
  captured: readonly (Cell | undefined)[],
): Activation {
  const { layout } = scope
  const slots = given.length === layout.slots ? given : roomFor(given, layout.slots)
  // Calls that make no cells of their own have those of the function together.
  const cells = captured.includes(undefined) ? captured.map(cell => cell ?? { value: undefined }) : (captured as Cell[])
  return { scope, slots, cells, result: null, calledIn: 0, handed: undefined }
}

/** An array that has to grow takes room for many more. */
function roomFor(given: readonly (Value | undefined)[], slots: number): (Value | undefined)[] {
  const made = Array<Value | undefined>(slots)
  for (let k = 0; k < given.length; k++) made[k] = given[k]
  return made
}

interface Startable {
  readonly body: Compiled
  readonly yields: boolean
  readonly name: string
  readonly session: Session
}

function starter({ body, yields, name, session }: Startable): (record: Activation) => Called {
  if (yields) return record => makeGenerator(name, resultSteps(body, record), session, record)
  const { run } = body
  return record => {
    enter(session, record)
    try {
      const ran = run(record)
      if (typeof ran === 'object') return { kind: 'unfinished', steps: callSteps(ran, record, session) }
    } finally {
      leave(session, record)
    }
    handBack(record.result, session)
    return record.result
  }
}

/** What is left of a call that cannot be done at once. */
function* callSteps(left: Steps<Jump>, record: Activation, session: Session): Steps<Value> {
  enter(session, record)
  try {
    yield* left
  } finally {
    leave(session, record)
  }
  handBack(record.result, session)
  return record.result
}

function* resultSteps(body: Compiled, record: Activation): Steps<Value> {
  yield* ended(body.run(record))
  return record.result
}

/** `(element for …)`: a generator whose first iterable is there from the start. */
export function compileGenerator(node: Comprehension, frame: Frame): Evaluate {
  const [first] = node.clauses
  const iterable = first === undefined ? undefined : frame.expression(first.iterable, frame)
  const scope = functionScope(namesOfComprehension(node), ['.0'], frame.scope)
  const path = [...frame.path, '<genexpr>', '<locals>']
  const loop = generatorLoop(node, { ...frame, scope, held: new Map(), path, place: 'function' })
  const site = plainSite(frame.session, first?.iterable.span ?? node.span)
  const { layout } = scope
  return activation => {
    const source = iterable?.(activation) ?? null
    let items: Value
    try {
      items = iteratorOf(source, site)
    } catch (thrown) {
      throw raisedAt(thrown, site.span)
    }
    const record = newRecord([items], scope, capture(layout, activation))
    return makeGenerator('<genexpr>', loop(record), frame.session, record)
  }
}
