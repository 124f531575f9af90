import type { Argument, Attribute, Call, Expr } from '../../../compiler/grammar/ast.ts'
import type { Activation } from '../activation.ts'
import { getAttribute } from '../attributes.ts'
import { calledFrom, plainSite, type CallSite, type KindMethod, type Session } from '../call.ts'
import { classMember } from '../classes/make-class.ts'
import { plainValue } from '../classes/mixed-in.ts'
import { superOf } from '../classes/super.ts'
import { invoke, settledNow } from '../invoke.ts'
import { everyItem, isGenerator } from '../generator.ts'
import { heldAt } from '../names/place.ts'
import { mappingEntries } from '../mapping.ts'
import { gatheringPlace, placesOf, type Parameter } from '../parameters.ts'
import { PythonError, raisedAt, traceCall } from '../python-error.ts'
import { isStr, type Called, type ObjectValue, type Steps, type Unfinished, type Value } from '../values.ts'
import { spread, type Evaluate, type Frame } from './frame.ts'
import { settled } from '../settled.ts'

/** A call in the middle of an expression. */
export function compileCall(node: Call, frame: Frame): Evaluate {
  if (isPlainSuper(node)) return plainSuper(node, frame)
  const call = compileStatementCall(node, frame)
  const site = siteOf(node, frame.session)
  return activation => {
    const result = call(activation)
    if (typeof result !== 'object' || result === null) return result
    if (result.kind !== 'suspended' && result.kind !== 'unfinished') return result
    try {
      return settledNow(result, site)
    } catch (thrown) {
      throw raisedAt(thrown, node.span)
    }
  }
}

function siteOf(node: Call, session: Session): CallSite {
  return {
    session,
    span: node.span,
    argument: which => written(node, which)?.span ?? node.span,
    written: which => written(node, which),
  }
}

function written(node: Call, which: number | string): Expr | undefined {
  const found =
    typeof which === 'string'
      ? node.arguments.find(argument => argument.name === which)
      : node.arguments.filter(argument => argument.name === undefined)[which]
  return found?.value
}

/** A call whose caller deals with what has to wait. */
export function compileStatementCall(node: Call, frame: Frame): (activation: Activation) => Called {
  const { callee } = node
  if (callee.kind === 'attribute' && !frame.held.has(callee)) return compileMethodCall(node, callee, frame)
  const called = frame.expression(callee, frame)
  const call = calling(node, compileArguments(node.arguments, frame), frame)
  return activation => call(called(activation), activation)
}

/** `object.name(…)` calls what the class of an instance or the kind of a value has, without making a method of it first. */
function compileMethodCall(
  node: Call,
  { object: owner, name, nameSpan }: Attribute,
  frame: Frame,
): (activation: Activation) => Called {
  const object = frame.expression(owner, frame)
  const given = compileArguments(node.arguments, frame)
  const call = calling(node, given, frame)
  const callOfKind = callingOfKind(node, given, frame)
  const methodOf = methodsOfKind(name, frame)
  const site = plainSite(frame.session, nameSpan)
  const key = `s${name}`
  return activation => {
    const self = object(activation)
    if (typeof self === 'object' && self?.kind === 'instance') {
      const own = self.members.entries.get(key)
      if (own !== undefined) return call(own.value, activation)
      const found = classMember(self.class, name)
      if (typeof found === 'object' && found?.kind === 'function' && found.binds === true)
        return call(found, activation, self)
    }
    const method = methodOf(self)
    if (method !== undefined) return callOfKind(method, activation, self)
    let found: Value
    try {
      found = getAttribute(self, name, site)
    } catch (thrown) {
      throw raisedAt(thrown, nameSpan)
    }
    return call(found, activation)
  }
}

/** The method of the name that values of a kind have: looked up where the kind is another than the last time. */
function methodsOfKind(name: string, { session }: Frame): (self: Value) => KindMethod | undefined {
  let seen = ''
  let method: KindMethod | undefined
  return self => {
    if (typeof self !== 'object' || self === null) return undefined
    if ((self.kind === 'dict' || self.kind === 'tuple') && self.variant !== undefined) return undefined
    if (self.kind !== seen) {
      seen = self.kind
      method = session.attributes.get(seen)?.methods?.get(name)
    }
    return method
  }
}

/** Calls a value, with an instance before the arguments where it is given. */
function calling(
  node: Call,
  { positional, place, named }: Arguments,
  { session, scope }: Frame,
): (called: Value, activation: Activation, self?: Value) => Called {
  const site = siteOf(node, session)
  return (called, activation, self) => {
    const given = positional(activation, self)
    const isFunction = typeof called === 'object' && called?.kind === 'function'
    const placed = isFunction && place(called.parameters, given, activation)
    const keywords = placed ? none : named(activation)
    try {
      if (!isFunction || called.script === undefined) calledFrom(session, scope, activation)
      if (isFunction && called.collects === true && isGenerator(given[0])) {
        return collecting(given[0], node, items => {
          const others = [items, ...given.slice(1)]
          return placed ? called.call(others, site) : invoke(called, others, keywords, site)
        })
      }
      const result = placed ? called.call(given, site) : invoke(called, given, keywords, site)
      return typeof result === 'object' && result?.kind === 'unfinished' ? traced(result, called, node) : result
    } catch (thrown) {
      throw passed(thrown, called, node)
    }
  }
}

/** Calls with the items of a generator in its place, once they are there. */
function collecting(generator: ObjectValue, { span }: Call, call: (items: Value) => Called): Unfinished {
  const steps = function* (): Steps<Value> {
    return yield* settled(call(yield* everyItem(generator)), span)
  }
  return { kind: 'unfinished', steps: steps() }
}

/** Calls the method of a kind of value. */
function callingOfKind(
  node: Call,
  { positional, place, named }: Arguments,
  { session }: Frame,
): (method: KindMethod, activation: Activation, self: Value) => Called {
  const site = siteOf(node, session)
  return (method, activation, self) => {
    const given = positional(activation)
    const placed = place(method.parameters, given, activation)
    const keywords = placed ? none : named(activation)
    try {
      return placed
        ? method.call(self as never, given, site)
        : invoke(method.bind(self as never), given, keywords, site)
    } catch (thrown) {
      throw raisedAt(thrown, node.span)
    }
  }
}

/** An exception that comes out of a function of the script passes its call. */
function passed(thrown: unknown, called: Value, { span }: Call): unknown {
  const raised = raisedAt(thrown, span)
  const name = scriptName(called)
  if (name !== undefined && raised instanceof PythonError) traceCall(raised, name, span)
  return raised
}

function scriptName(called: Value): string | undefined {
  if (typeof called !== 'object' || called === null) return undefined
  if (called.kind === 'method') return called.function.script?.qualifiedName
  if (called.kind === 'class') return called.module === 'builtins' ? undefined : called.qualifiedName
  return called.kind === 'function' ? called.script?.qualifiedName : undefined
}

function traced({ steps }: Unfinished, called: Value, node: Call): Unfinished {
  return { kind: 'unfinished', steps: tracedSteps(steps, called, node) }
}

function* tracedSteps(steps: Steps<Value>, called: Value, node: Call): Steps<Value> {
  try {
    return yield* steps
  } catch (thrown) {
    throw passed(thrown, called, node)
  }
}

const none: ReadonlyMap<string, Value> = new Map()

/** The arguments of a call. */
interface Arguments {
  /** Works out those by position, behind an instance where one is given. */
  readonly positional: Positional
  /** Works those by keyword out and puts them where the parameters have them; false where that takes the look of `bind`. */
  readonly place: (parameters: readonly Parameter[], given: (Value | undefined)[], activation: Activation) => boolean
  /** Works out those by keyword. */
  readonly named: (activation: Activation) => ReadonlyMap<string, Value>
}

type Positional = (activation: Activation, self?: Value) => Value[]

function compileArguments(arguments_: readonly Argument[], frame: Frame): Arguments {
  const others = arguments_.filter(({ name, star }) => name !== undefined || star === '**')
  const values = others.map(({ value }) => frame.expression(value, frame))
  const names = others.flatMap(({ name }) => name ?? [])
  const isOpen = names.length < others.length
  // Most calls find the same parameters each time.
  let seen: readonly Parameter[] | undefined
  let count = 0
  let places: readonly number[] | undefined
  let gathered: number | undefined
  return {
    positional: compilePositional(
      arguments_.filter(each => !others.includes(each)),
      frame,
    ),
    place: (parameters, given, activation) => {
      if (parameters !== seen || given.length !== count) {
        seen = parameters
        count = given.length
        places = isOpen ? undefined : placesOf(parameters, count, names)
        gathered = others.length === 0 ? gatheringPlace(parameters, count) : undefined
      }
      if (gathered !== undefined) {
        given.push({ kind: 'tuple', items: given.splice(gathered) as Value[] })
        for (let k = given.length; k < parameters.length; k++) given.push(undefined)
        return true
      }
      if (places === undefined) return false
      if (values.length === 0) return true
      for (let k = given.length; k < parameters.length; k++) given.push(undefined)
      for (let k = 0; k < values.length; k++) given[places[k] ?? 0] = values[k]?.(activation)
      return true
    },
    named: others.length === 0 ? () => none : compileKeywords(others, values, frame),
  }
}

/** Arrays made whole need no more room than they have. */
function compilePositional(arguments_: readonly Argument[], frame: Frame): Positional {
  if (arguments_.every(({ star }) => star === undefined)) {
    const items = arguments_.map(({ value }) => frame.expression(value, frame))
    const [first, second] = items
    if (first === undefined) return (_, self) => (self === undefined ? [] : [self])
    if (second === undefined)
      return (activation, self) => (self === undefined ? [first(activation)] : [self, first(activation)])
    if (items.length === 2)
      return (activation, self) =>
        self === undefined ? [first(activation), second(activation)] : [self, first(activation), second(activation)]
    return (activation, self) => {
      const given = self === undefined ? [] : [self]
      for (const item of items) given.push(item(activation))
      return given
    }
  }
  const parts = arguments_.map(({ star, value }) => {
    if (star !== undefined) return spread(value, frame, 'argument')
    const item = frame.expression(value, frame)
    return (activation: Activation) => [item(activation)]
  })
  return (activation, self) => {
    const given = self === undefined ? [] : [self]
    for (const part of parts) for (const each of part(activation)) given.push(each)
    return given
  }
}

function compileKeywords(
  arguments_: readonly Argument[],
  values: readonly Evaluate[],
  frame: Frame,
): (activation: Activation) => ReadonlyMap<string, Value> {
  return activation => {
    const keywords = new Map<string, Value>()
    for (const [k, { name, span }] of arguments_.entries()) {
      const evaluated = values[k]?.(activation) ?? null
      const entries = name === undefined ? unpack(evaluated, span, frame) : ([[name, evaluated]] as const)
      for (const [key, each] of entries) {
        if (keywords.has(key))
          throw new PythonError('TypeError', `got multiple values for keyword argument '${key}'`, { span })
        keywords.set(key, each)
      }
    }
    return keywords
  }
}

/** `**options`. */
function unpack(value: Value, span: Argument['span'], { session }: Frame): (readonly [string, Value])[] {
  const site: CallSite = { session, span, argument: () => span, written: () => undefined }
  try {
    return mappingEntries(value, site).map(([, entry]) => {
      const key = plainValue(entry.key)
      if (!isStr(key)) throw new PythonError('TypeError', 'keywords must be strings')
      return [key.text.text, entry.value] as const
    })
  } catch (thrown) {
    throw raisedAt(thrown, span)
  }
}

/** `super()`, which finds the class and the instance of the method it stands in. */
function isPlainSuper({ callee, arguments: given }: Call): boolean {
  return callee.kind === 'name' && callee.name === 'super' && given.length === 0
}

function plainSuper(node: Call, frame: Frame): Evaluate {
  const owner = frame.scope.placeOf('__class__')
  const self = frame.scope.first
  return activation => {
    const type = heldAt('__class__', owner, activation)
    const instance = heldAt('self', self, activation)
    if (typeof type !== 'object' || type?.kind !== 'class' || instance === undefined)
      throw new PythonError('RuntimeError', 'super(): no arguments', { span: node.span })
    return superOf(type, instance)
  }
}
