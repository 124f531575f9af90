import type { CallSite } from './call.ts'
import { isExceptionClass, makeException } from './classes/exceptions.ts'
import { requireConcrete } from './classes/abstract.ts'
import { classMember, isSubclass } from './classes/make-class.ts'
import { emptyObject } from './classes/unmade-object.ts'
import { newContent } from './classes/mixed-in.ts'
import { bind } from './parameters.ts'
import { PythonError, unsupported } from './python-error.ts'
import { typeName } from './types.ts'
import {
  isStr,
  type Called,
  type ClassValue,
  type InstanceValue,
  type ObjectValue,
  type Steps,
  type Value,
} from './values.ts'

const none: ReadonlyMap<string, Value> = new Map()

/**
 * Calls a value. What has to wait, such as `run`, comes back as Suspended; a function of the script that has loops or
 * may wait comes back as Unfinished, for the caller to carry out.
 *
 * @throws PythonError for what cannot be called, and for arguments that do not fit
 */
export function invoke(
  callee: Value,
  positional: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  site: CallSite,
): Called {
  if (typeof callee === 'object' && callee !== null) {
    switch (callee.kind) {
      case 'function':
        return callee.call(bind(callee, positional, keywords), site)
      case 'method':
        return invoke(callee.function, [callee.self, ...positional], keywords, site)
      case 'class':
        if (callee.enumeration !== undefined) return callee.enumeration.call(positional, keywords, site)
        return instantiate(callee, positional, keywords, site)
      case 'instance': {
        const call = classMember(callee.class, '__call__')
        if (call !== undefined) return invoke(bindMember(call, callee, callee.class, site), positional, keywords, site)
        break
      }
      case 'object':
        if (callee.type.call !== undefined) return callee.type.call(callee, positional, site, keywords)
        break
      default:
    }
  }
  const isString = isStr(callee)
  throw new PythonError('TypeError', `'${typeName(callee)}' object is not callable`, {
    help: isString ? 'a string does nothing when called; is an operator missing?' : undefined,
  })
}

/** Makes an instance: `__new__`, where a class of the script has one, and `__init__`. */
function instantiate(
  type: ClassValue,
  positional: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  site: CallSite,
): Called {
  requireConcrete(type)
  const maker = classMember(type, '__new__')
  const isPlain =
    maker === undefined || (typeof maker === 'object' && maker?.kind === 'function' && maker.script === undefined)
  if (isPlain)
    return initialised(emptyObject(type) ?? emptyInstance(type, positional), type, positional, keywords, site)
  const made = settledNow(invoke(bindMember(maker, null, type, site), [type, ...positional], keywords, site), site)
  const own = typeof made === 'object' && made?.kind === 'instance' && isSubclass(made.class, type)
  return own ? initialised(made, made.class, positional, keywords, site) : made
}

/** An instance before its `__init__`; an exception has its arguments from the start. */
export function emptyInstance(type: ClassValue, positional: readonly Value[]): InstanceValue {
  if (isExceptionClass(type)) return makeException(type, positional)
  const content = newContent(type)
  return { kind: 'instance', class: type, members: { kind: 'dict', entries: new Map() }, ...(content && { content }) }
}

function initialised(
  instance: InstanceValue | ObjectValue,
  type: ClassValue,
  positional: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  site: CallSite,
): Called {
  const initialise = classMember(type, '__init__')
  if (initialise === undefined) return instance
  const isMethod = typeof initialise === 'object' && initialise?.kind === 'function' && initialise.binds === true
  const result = isMethod
    ? invoke(initialise, [instance, ...positional], keywords, site)
    : invoke(bindMember(initialise, instance, type, site), positional, keywords, site)
  if (typeof result === 'object' && result?.kind === 'unfinished') {
    return { kind: 'unfinished', steps: afterInit(result.steps, instance) }
  }
  return requireNone(settledNow(result, site), instance)
}

function* afterInit(steps: Steps<Value>, instance: InstanceValue | ObjectValue): Steps<Value> {
  return requireNone(yield* steps, instance)
}

function requireNone(result: Value, instance: InstanceValue | ObjectValue): Value {
  if (result === null) return instance
  throw new PythonError('TypeError', `__init__() should return None, not '${typeName(result)}'`)
}

/** Calls a value where the result is needed at once. */
export function invokeNow(
  callee: Value,
  positional: readonly Value[],
  site: CallSite,
  keywords: ReadonlyMap<string, Value> = none,
): Value {
  return settledNow(invoke(callee, positional, keywords, site), site)
}

/**
 * The value of a call that stands where nothing can wait.
 *
 * @throws PythonError where it has to
 */
export function settledNow(result: Called, { session }: CallSite): Value {
  if (typeof result === 'object' && result !== null) {
    if (result.kind === 'suspended') throw cannotWait()
    if (result.kind === 'unfinished') return finishNow(result.steps, session)
  }
  return result
}

function finishNow(steps: Steps<Value>, session: CallSite['session']): Value {
  let turn = steps.next(null)
  while (turn.done !== true) {
    if (turn.value !== 'breathe') turn = steps.throw(cannotWait())
    else {
      session.interruptible()
      turn = steps.next(null)
    }
  }
  return turn.value
}

function cannotWait(): PythonError {
  return unsupported('run() cannot be waited for here', {
    help: 'call the function that runs by its name, in a statement, a loop or a list comprehension, not through an operator or a method of its own',
  })
}

/**
 * What an attribute of a class gives where it is asked for: functions become methods, properties are worked out.
 *
 * @param self the instance, or null where the class itself is asked
 */
export function bindMember(member: Value, self: Value, owner: ClassValue, site: CallSite): Value {
  if (typeof member !== 'object' || member === null) return member
  switch (member.kind) {
    case 'function':
      return self !== null && member.binds === true ? { kind: 'method', self, function: member } : member
    case 'object':
      return member.type.bind === undefined ? member : member.type.bind(member, self, owner, site)
    case 'instance': {
      const get = classMember(member.class, '__get__')
      if (get === undefined) return member
      return invokeNow(bindMember(get, member, member.class, site), [self, owner], site)
    }
    default:
      return member
  }
}
