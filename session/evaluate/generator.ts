/** Generators: functions of the script that stop at each `yield` and go on when the next value is asked for. */
import type { Activation } from './activation.ts'
import type { CallSite, Session } from './call.ts'
import { enter, handBack, leave } from './calls.ts'
import { isException, isExceptionClass, makeException, raising } from './classes/exceptions.ts'
import { iterate } from './iterate.ts'
import { PythonError, raisedAt, unsupported } from './python-error.ts'
import { typeName } from './types.ts'
import { requireLength } from './sequence-limit.ts'
import {
  list,
  type FunctionValue,
  type ObjectType,
  type ObjectValue,
  type Pause,
  type Steps,
  type Value,
  type Yielded,
} from './values.ts'

/** A generator under way. */
interface GeneratorData {
  readonly name: string
  /** Not yet begun, waiting at a `yield`, at work, or at its end. */
  state: 'new' | 'waiting' | 'running' | 'ended'
  readonly steps: Steps<Value>
  readonly session: Session
  /** The record of the script's function that it is. */
  readonly record?: Activation
  /** Whether a StopIteration that comes out of it is a mistake, and not its end. */
  readonly own: boolean
}

/** How a generator goes on: with the value of its `yield`, or an exception there. */
type Resumption = { readonly value: Value } | { readonly thrown: unknown }

/** What a generator hands out, or at its end gives back. */
interface Turn {
  readonly ended: boolean
  readonly value: Value
}

export function makeGenerator(name: string, steps: Steps<Value>, session: Session, record: Activation): ObjectValue {
  const data: GeneratorData = { name, state: 'new', steps, session, record, own: true }
  return { kind: 'object', type: generatorType, data }
}

/** A `map` or `filter`: a generator of the library, since the functions that it calls may have to wait. */
export function makeCalling(name: 'map' | 'filter', steps: Steps<Value>, session: Session): ObjectValue {
  const data: GeneratorData = { name, state: 'new', steps, session, own: false }
  return { kind: 'object', type: callingTypes[name], data }
}

export function isGenerator(value: Value | undefined): value is ObjectValue {
  return typeof value === 'object' && value?.kind === 'object' && types.has(value.type)
}

/** All that a generator hands out. */
export function* everyItem(generator: ObjectValue): Steps<Value> {
  const items: Value[] = []
  for (;;) {
    const begun = beginTurn(generator)
    const turn: Turn = 'ended' in begun ? begun : yield* begun
    if (turn.ended) return list(items)
    items.push(turn.value)
    if (items.length % 65_536 === 0) requireLength(items.length)
  }
}

/** Goes on up to the next `yield`, or to where something has to be waited for. */
function resume(generator: ObjectValue, how: Resumption): Turn | Waiting {
  const data = generator.data as GeneratorData
  if (data.state === 'running') throw new PythonError('ValueError', 'generator already executing')
  if (data.state === 'ended') {
    if ('thrown' in how) throw how.thrown
    return { ended: true, value: null }
  }
  if (data.state === 'new' && 'thrown' in how) {
    data.state = 'ended'
    throw how.thrown
  }
  if (data.state === 'new' && 'value' in how && how.value !== null) {
    throw new PythonError('TypeError', "can't send non-None value to a just-started generator")
  }
  data.state = 'running'
  return goOn(data, how)
}

function goOn(data: GeneratorData, how: Resumption): Turn | Waiting {
  const turn = turnOf(data, how)
  if ('ended' in turn) handBack(turn.value, data.session)
  return turn
}

function turnOf(data: GeneratorData, how: Resumption): Turn | Waiting {
  const { record, session } = data
  if (record !== undefined) enter(session, record)
  try {
    const turn = 'thrown' in how ? data.steps.throw(how.thrown) : data.steps.next(how.value)
    if (turn.done === true) {
      data.state = 'ended'
      return { ended: true, value: turn.value }
    }
    const pause = turn.value
    if (pause === 'breathe' || pause.kind !== 'yielded') return { pause }
    data.state = 'waiting'
    return { ended: false, value: pause.value }
  } catch (thrown) {
    data.state = 'ended'
    if (thrown instanceof PythonError && thrown.type === 'StopIteration') {
      if (!data.own) return { ended: true, value: null }
      throw new PythonError('RuntimeError', 'generator raised StopIteration', { span: thrown.span })
    }
    throw thrown
  } finally {
    if (record !== undefined) leave(session, record)
  }
}

/** A generator in which something has to be waited for before it hands anything out. */
interface Waiting {
  readonly pause: Exclude<Pause, Yielded>
}

/** Goes on up to the next `yield`, passing on what has to be waited for in between. */
export function* advance(generator: ObjectValue, how: Resumption): Steps<Turn> {
  const turn = resume(generator, how)
  return 'pause' in turn ? yield* afterPause(generator, turn) : turn
}

function* afterPause(generator: ObjectValue, first: Waiting): Steps<Turn> {
  const data = generator.data as GeneratorData
  let turn: Turn | Waiting = first
  while ('pause' in turn) {
    let how: Resumption
    try {
      how = { value: yield turn.pause }
    } catch (thrown) {
      how = { thrown }
    }
    turn = goOn(data, how)
  }
  return turn
}

/** The next that a generator hands out, at once or after steps. */
export function beginTurn(generator: ObjectValue): Turn | Steps<Turn> {
  const turn = resume(generator, { value: null })
  return 'pause' in turn ? afterPause(generator, turn) : turn
}

/** As {@link advance}, where nothing can wait. */
function advanceNow(generator: ObjectValue, how: Resumption): Turn {
  const data = generator.data as GeneratorData
  let turn = resume(generator, how)
  while ('pause' in turn) {
    if (turn.pause === 'breathe') {
      data.session.interruptible()
      turn = goOn(data, { value: null })
    } else {
      const help = "go through the generator by a 'for' statement"
      turn = goOn(data, { thrown: unsupported('run() cannot be waited for inside of this generator', { help }) })
    }
  }
  return turn
}

/** `yield from values`: what they hand out is handed out, and what a generator gives back is the value. */
export function* delegate(values: Value, site: CallSite): Steps<Value> {
  if (!isGenerator(values)) {
    for (const value of iterate(values, site)) yield { kind: 'yielded', value }
    return null
  }
  let how: Resumption = { value: null }
  for (;;) {
    const turn: Turn = yield* advance(values, how)
    if (turn.ended) return turn.value
    try {
      how = { value: yield { kind: 'yielded', value: turn.value } }
    } catch (thrown) {
      how = { thrown }
    }
  }
}

const generatorType: ObjectType = {
  name: 'generator',
  next: generator => {
    const turn = advanceNow(generator, { value: null })
    return turn.ended ? undefined : turn.value
  },
  iterate: (generator, site) => items(generator, site),
  attribute: (generator, name) => methods.get(name)?.(generator),
  attributeNames: () => methods.keys(),
  repr: generator => `<generator object ${(generator.data as GeneratorData).name}>`,
}

function callingType(name: 'map' | 'filter'): ObjectType {
  const next = ['__next__']
  return {
    ...generatorType,
    name,
    attribute: (object, attribute) => (attribute === '__next__' ? methods.get(attribute)?.(object) : undefined),
    attributeNames: () => next,
    repr: () => `<${name} object>`,
  }
}

const callingTypes = { map: callingType('map'), filter: callingType('filter') }

const types: ReadonlySet<ObjectType> = new Set([generatorType, ...Object.values(callingTypes)])

/** Left before its end, a generator waits for whoever goes on with it. */
function items(generator: ObjectValue, { span }: CallSite): Iterable<Value> {
  return {
    [Symbol.iterator]: () => ({
      next: (): IteratorResult<Value> => {
        try {
          const turn = advanceNow(generator, { value: null })
          return turn.ended ? { done: true, value: undefined } : { done: false, value: turn.value }
        } catch (thrown) {
          throw raisedAt(thrown, span)
        }
      },
    }),
  }
}

function method(
  name: string,
  parameters: FunctionValue['parameters'],
  call: (generator: ObjectValue, arguments_: readonly (Value | undefined)[]) => Value,
): readonly [string, (generator: ObjectValue) => FunctionValue] {
  return [name, generator => ({ kind: 'function', name, parameters, call: arguments_ => call(generator, arguments_) })]
}

const one = (name: string, required = true): FunctionValue['parameters'][number] => {
  return { name, kind: 'positional', required }
}

const methods: ReadonlyMap<string, (generator: ObjectValue) => FunctionValue> = new Map([
  method('__next__', [], nextOfGenerator),
  method('send', [one('value')], (generator, [value = null]) => handedOut(advanceNow(generator, { value }))),
  method('throw', [one('type'), one('value', false)], (generator, [type = null]) =>
    handedOut(advanceNow(generator, { thrown: thrownBy(type) })),
  ),
  method('close', [], generator => {
    const data = generator.data as GeneratorData
    if (data.state === 'ended') return null
    if (data.state === 'new') {
      data.state = 'ended'
      return null
    }
    try {
      if (advanceNow(generator, { thrown: new PythonError('GeneratorExit', '') }).ended) return null
    } catch (thrown) {
      if (thrown instanceof PythonError && (thrown.type === 'GeneratorExit' || thrown.type === 'StopIteration'))
        return null
      throw thrown
    }
    throw new PythonError('RuntimeError', 'generator ignored GeneratorExit')
  }),
])

/** `next(generator)`, which ends in a StopIteration with what the generator gives back. */
export function nextOfGenerator(generator: ObjectValue): Value {
  return handedOut(advanceNow(generator, { value: null }))
}

function handedOut(turn: Turn): Value {
  if (!turn.ended) return turn.value
  throw new PythonError('StopIteration', '', turn.value === null ? {} : { argument: turn.value })
}

/** An exception of the script, made of its object or class. */
export function thrownBy(value: Value): PythonError {
  if (isException(value)) return raising(value, '')
  if (isExceptionClass(value)) return raising(makeException(value, []), '')
  throw new PythonError(
    'TypeError',
    `exceptions must be classes or instances deriving from BaseException, not ${typeName(value)}`,
  )
}
