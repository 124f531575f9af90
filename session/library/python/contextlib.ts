/** The module `contextlib`. */
import { getAttribute } from '../../evaluate/attributes.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { isExceptionClass, matches } from '../../evaluate/classes/exceptions.ts'
import { advance, isGenerator, thrownBy } from '../../evaluate/generator.ts'
import { invoke, invokeNow } from '../../evaluate/invoke.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import {
  tuple,
  type ModuleValue,
  type ObjectType,
  type ObjectValue,
  type Steps,
  type Value,
} from '../../evaluate/values.ts'
import { keywordMap, rest } from '../arguments.ts'
import { classRow, method, methods, row } from '../row.ts'
import { moduleOf } from './module.ts'

const generatorMethods = methods<ObjectValue>([
  method('__enter__()', generator => ({ kind: 'unfinished', steps: entered(generator) })),
  method('__exit__(type, value, traceback)', (generator, [, value = null]) => ({
    kind: 'unfinished',
    steps: left(generator, value),
  })),
])

/** A context whose inside is between the two halves of a generator. */
const generatorContext: ObjectType = {
  name: '_GeneratorContextManager',
  attribute: (object, name) => generatorMethods.get(name)?.bind(object.data as ObjectValue),
  repr: () => '<contextlib._GeneratorContextManager object>',
}

function* entered(generator: ObjectValue): Steps<Value> {
  const turn = yield* advance(generator, { value: null })
  if (turn.ended) throw new PythonError('RuntimeError', "generator didn't yield")
  return turn.value
}

function* left(generator: ObjectValue, value: Value): Steps<Value> {
  if (value === null) {
    const turn = yield* advance(generator, { value: null })
    if (!turn.ended) throw new PythonError('RuntimeError', "generator didn't stop")
    return false
  }
  const thrown = thrownBy(value)
  try {
    const turn = yield* advance(generator, { thrown })
    if (!turn.ended) throw new PythonError('RuntimeError', "generator didn't stop after throw()")
    return true
  } catch (again) {
    if (again instanceof PythonError && again.value === value) return false
    throw again
  }
}

function contextOf(called: Value, args: Value | undefined, keywords: Value | undefined, site: CallSite): Value {
  const generator = invokeNow(called, [...rest(args)], site, keywordMap(keywords))
  if (isGenerator(generator)) return { kind: 'object', type: generatorContext, data: generator }
  throw new PythonError('TypeError', 'a context manager is made of a generator function')
}

const suppressMethods = methods<Value>([
  method('__enter__()', () => null),
  method('__exit__(type, value, traceback)', (expected, [type = null, value = null]) => {
    const raised = isExceptionClass(type) && typeof value === 'object' && value?.kind === 'instance'
    return raised && matches(value, expected)
  }),
])

/** Exceptions that a block may raise without anything happening. */
const suppressType: ObjectType = {
  name: 'suppress',
  attribute: (object, name) => suppressMethods.get(name)?.bind(object.data as Value),
  repr: () => '<contextlib.suppress object>',
}

const nullMethods = methods<Value>([method('__enter__()', value => value), method('__exit__(*args)', () => null)])

const nullType: ObjectType = {
  name: 'nullcontext',
  attribute: (object, name) => nullMethods.get(name)?.bind(object.data as Value),
  repr: () => '<contextlib.nullcontext object>',
}

/** A context that does nothing. */
export function nullContext(value: Value): ObjectValue {
  return { kind: 'object', type: nullType, data: value }
}

const closingMethods = methods<Value>([
  method('__enter__()', thing => thing),
  method('__exit__(*args)', (thing, _, site) => invoke(getAttribute(thing, 'close', site), [], new Map(), site)),
])

const closingType: ObjectType = {
  name: 'closing',
  attribute: (object, name) => closingMethods.get(name)?.bind(object.data as Value),
  repr: () => '<contextlib.closing object>',
}

export const contextlibModule: ModuleValue = moduleOf('contextlib', [
  row('contextmanager(func, /)', ([called = null]) =>
    classRow('helper(*args, **kwds)', ([args, keywords], site) => contextOf(called, args, keywords, site)),
  ),
  row('suppress(*exceptions)', ([exceptions]): ObjectValue => {
    return { kind: 'object', type: suppressType, data: tuple(rest(exceptions)) }
  }),
  row('nullcontext(enter_result=None)', ([value = null]) => nullContext(value)),
  row('closing(thing)', ([thing = null]): ObjectValue => ({ kind: 'object', type: closingType, data: thing })),
])
