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
import { rest } from '../arguments.ts'
import { row } from '../row.ts'
import { keywordMap } from './functools.ts'
import { moduleOf } from './module.ts'

/** A context whose inside is between the two halves of a generator. */
const generatorContext: ObjectType = {
  name: '_GeneratorContextManager',
  attribute: (object, name) => {
    const generator = object.data as ObjectValue
    if (name === '__enter__') return row('__enter__()', () => ({ kind: 'unfinished', steps: entered(generator) }))
    if (name !== '__exit__') return undefined
    return row('__exit__(type, value, traceback)', ([, value = null]) => ({
      kind: 'unfinished',
      steps: left(generator, value),
    }))
  },
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

/** Exceptions that a block may raise without anything happening. */
const suppressType: ObjectType = {
  name: 'suppress',
  attribute: (object, name) => {
    if (name === '__enter__') return row('__enter__()', () => null)
    if (name !== '__exit__') return undefined
    return row('__exit__(type, value, traceback)', ([type = null, value = null]) => {
      const raised = isExceptionClass(type) && typeof value === 'object' && value?.kind === 'instance'
      return raised && matches(value, object.data as Value)
    })
  },
  repr: () => '<contextlib.suppress object>',
}

const nullType: ObjectType = {
  name: 'nullcontext',
  attribute: (object, name) => {
    if (name === '__enter__') return row('__enter__()', () => object.data as Value)
    return name === '__exit__' ? row('__exit__(*args)', () => null) : undefined
  },
  repr: () => '<contextlib.nullcontext object>',
}

const closingType: ObjectType = {
  name: 'closing',
  attribute: (object, name) => {
    const thing = object.data as Value
    if (name === '__enter__') return row('__enter__()', () => thing)
    if (name !== '__exit__') return undefined
    return row('__exit__(*args)', (_, site) => invoke(getAttribute(thing, 'close', site), [], new Map(), site))
  },
  repr: () => '<contextlib.closing object>',
}

export const contextlibModule: ModuleValue = moduleOf('contextlib', [
  row('contextmanager(func, /)', ([called = null]) => ({
    ...row('helper(*args, **kwds)', ([args, keywords], site) => contextOf(called, args, keywords, site)),
    binds: true,
  })),
  row('suppress(*exceptions)', ([exceptions]): ObjectValue => {
    return { kind: 'object', type: suppressType, data: tuple(rest(exceptions)) }
  }),
  row('nullcontext(enter_result=None)', ([value = null]): ObjectValue => ({
    kind: 'object',
    type: nullType,
    data: value,
  })),
  row('closing(thing)', ([thing = null]): ObjectValue => ({ kind: 'object', type: closingType, data: thing })),
])
