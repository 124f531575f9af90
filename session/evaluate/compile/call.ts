import type { Argument, Attribute, Call, Expr } from '../../../compiler/grammar/ast.ts'
import type { Activation } from '../activation.ts'
import { getAttribute } from '../attributes.ts'
import type { CallSite } from '../call.ts'
import { classMember } from '../classes/make-class.ts'
import { superOf } from '../classes/super.ts'
import { invoke, settledNow } from '../invoke.ts'
import { mappingEntries } from '../mapping.ts'
import { PythonError, raisedAt, traceCall } from '../python-error.ts'
import { isStr, type Called, type Steps, type Value } from '../values.ts'
import { spread, type Evaluate, type Frame } from './frame.ts'

/** A call in the middle of an expression. */
export function compileCall(node: Call, frame: Frame): Evaluate {
  if (isPlainSuper(node)) return plainSuper(node, frame)
  const call = compileStatementCall(node, frame)
  const site = siteOf(node, frame)
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

function siteOf(node: Call, { session }: Frame): CallSite {
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

const none: ReadonlyMap<string, Value> = new Map()

/** A call whose caller deals with what has to wait. */
export function compileStatementCall(node: Call, frame: Frame): (activation: Activation) => Called {
  const { session, scope } = frame
  const callee = compileCallee(node.callee, frame)
  const positional = compilePositional(node.arguments, frame)
  const keywords = compileKeywords(node.arguments, frame)
  const site = siteOf(node, frame)
  return activation => {
    // The value before the dot stays outside of what is called until the arguments are there.
    const self = callee.self?.(activation)
    const called = callee.function(activation, self)
    const given = positional(activation)
    const named = keywords === undefined ? none : keywords(activation)
    if (typeof called !== 'object' || called?.kind !== 'function' || called.script === undefined)
      session.caller = { scope, activation }
    try {
      const isMethod = self !== undefined && isOwnMethod(called, self, callee.name)
      return traced(invoke(called, isMethod ? [self, ...given] : given, named, site), called, node)
    } catch (thrown) {
      throw passed(thrown, called, node)
    }
  }
}

interface Callee {
  readonly self?: Evaluate
  readonly name: string
  readonly function: (activation: Activation, self: Value | undefined) => Value
}

/** `object.name(…)` calls the function of an instance's class without making a method of it first. */
function compileCallee(node: Expr, frame: Frame): Callee {
  if (node.kind !== 'attribute' || frame.held.has(node)) {
    return { name: '', function: frame.expression(node, frame) }
  }
  return { name: node.name, self: frame.expression(node.object, frame), function: memberOf(node, frame) }
}

function memberOf(node: Attribute, frame: Frame): Callee['function'] {
  const site = { session: frame.session, span: node.nameSpan, argument: () => node.nameSpan, written: () => undefined }
  const key = `s${node.name}`
  return (_, self = null) => {
    if (typeof self === 'object' && self?.kind === 'instance') {
      const found = self.members.entries.get(key)?.value ?? ownMethod(self, node.name)
      if (found !== undefined) return found
    }
    try {
      return getAttribute(self, node.name, site)
    } catch (thrown) {
      throw raisedAt(thrown, node.nameSpan)
    }
  }
}

function ownMethod(self: Value, name: string): Value | undefined {
  if (typeof self !== 'object' || self?.kind !== 'instance') return undefined
  const found = classMember(self.class, name)
  return typeof found === 'object' && found?.kind === 'function' && found.binds === true ? found : undefined
}

/** Whether what was found is the class's function, which wants the instance, and not the instance's own attribute. */
function isOwnMethod(called: Value, self: Value, name: string): boolean {
  if (typeof self !== 'object' || self?.kind !== 'instance') return false
  return self.members.entries.get(`s${name}`) === undefined && ownMethod(self, name) === called
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

function traced(result: Called, called: Value, node: Call): Called {
  if (typeof result !== 'object' || result?.kind !== 'unfinished') return result
  return { kind: 'unfinished', steps: tracedSteps(result.steps, called, node) }
}

function* tracedSteps(steps: Steps<Value>, called: Value, node: Call): Steps<Value> {
  try {
    return yield* steps
  } catch (thrown) {
    throw passed(thrown, called, node)
  }
}

function compilePositional(arguments_: readonly Argument[], frame: Frame): (activation: Activation) => Value[] {
  const positional = arguments_.filter(({ name, star }) => name === undefined && star !== '**')
  if (positional.every(({ star }) => star === undefined)) {
    const items = positional.map(({ value }) => frame.expression(value, frame))
    const [first, second] = items
    if (items.length === 1 && first !== undefined) return activation => [first(activation)]
    if (items.length === 2 && first !== undefined && second !== undefined)
      return activation => [first(activation), second(activation)]
    return activation => items.map(item => item(activation))
  }
  const parts = positional.map(({ star, value }) => {
    if (star === '*') return spread(value, frame)
    const item = frame.expression(value, frame)
    return (activation: Activation) => [item(activation)]
  })
  return activation => parts.flatMap(part => part(activation))
}

function compileKeywords(
  arguments_: readonly Argument[],
  frame: Frame,
): ((activation: Activation) => ReadonlyMap<string, Value>) | undefined {
  const given = arguments_.filter(({ name, star }) => name !== undefined || star === '**')
  if (given.length === 0) return undefined
  const parts = given.map(({ name, value, span }) => ({ name, value: frame.expression(value, frame), span }))
  return activation => {
    const keywords = new Map<string, Value>()
    for (const { name, value, span } of parts) {
      const evaluated = value(activation)
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
      if (!isStr(entry.key)) throw new PythonError('TypeError', 'keywords must be strings')
      return [entry.key.text.text, entry.value] as const
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
    const type = owner.kind === 'cell' ? activation.cells[owner.index]?.value : undefined
    const instance =
      self?.kind === 'slot'
        ? activation.slots[self.index]
        : self?.kind === 'cell'
          ? activation.cells[self.index]?.value
          : undefined
    if (typeof type !== 'object' || type?.kind !== 'class' || instance === undefined)
      throw new PythonError('RuntimeError', 'super(): no arguments', { span: node.span })
    return superOf(type, instance)
  }
}
