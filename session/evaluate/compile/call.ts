import type { Argument, Call, Expr } from '../../../compiler/grammar/ast.ts'
import type { Activation } from '../activation.ts'
import { getAttribute } from '../attributes.ts'
import { plainSite, type CallSite } from '../call.ts'
import { classMember } from '../classes/make-class.ts'
import { superOf } from '../classes/super.ts'
import { invoke, settledNow } from '../invoke.ts'
import { heldAt } from '../names/place.ts'
import { mappingEntries } from '../mapping.ts'
import { PythonError, raisedAt, traceCall } from '../python-error.ts'
import { isStr, type Called, type Steps, type Unfinished, type Value } from '../values.ts'
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
    const given: Value[] = []
    const called = callee(activation, given)
    positional(activation, given)
    const named = keywords === undefined ? none : keywords(activation)
    try {
      if (typeof called === 'object' && called?.kind === 'function' && called.script !== undefined) {
        const { direct } = called.script
        const fits = direct !== undefined && named === none && given.length === called.parameters.length
        const result = fits ? direct(given) : invoke(called, given, named, site)
        return typeof result === 'object' && result?.kind === 'unfinished' ? traced(result, called, node) : result
      }
      session.caller = { scope, activation }
      const result = invoke(called, given, named, site)
      return typeof result === 'object' && result?.kind === 'unfinished' ? traced(result, called, node) : result
    } catch (thrown) {
      throw passed(thrown, called, node)
    }
  }
}

/** Gives what is called, and puts the instance before the arguments where that is a method of its class. */
type Callee = (activation: Activation, given: Value[]) => Value

/** `object.name(…)` calls the function of an instance's class without making a method of it first. */
function compileCallee(node: Expr, frame: Frame): Callee {
  if (node.kind !== 'attribute' || frame.held.has(node)) return frame.expression(node, frame)
  const object = frame.expression(node.object, frame)
  const { name, nameSpan } = node
  const site = plainSite(frame.session, nameSpan)
  const key = `s${name}`
  return (activation, given) => {
    const self = object(activation)
    if (typeof self === 'object' && self?.kind === 'instance') {
      const own = self.members.entries.get(key)
      if (own !== undefined) return own.value
      const found = classMember(self.class, name)
      if (typeof found === 'object' && found?.kind === 'function' && found.binds === true) {
        given.push(self)
        return found
      }
    }
    try {
      return getAttribute(self, name, site)
    } catch (thrown) {
      throw raisedAt(thrown, nameSpan)
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

/** Puts the arguments by position behind those that are there. */
function compilePositional(
  arguments_: readonly Argument[],
  frame: Frame,
): (activation: Activation, given: Value[]) => void {
  const parts = arguments_
    .filter(({ name, star }) => name === undefined && star !== '**')
    .map(({ star, value }) => {
      if (star === '*') {
        const values = spread(value, frame, 'argument')
        return (activation: Activation, given: Value[]): void => {
          for (const each of values(activation)) given.push(each)
        }
      }
      const item = frame.expression(value, frame)
      return (activation: Activation, given: Value[]): void => {
        given.push(item(activation))
      }
    })
  const [first, second] = parts
  if (first === undefined) return () => undefined
  if (second === undefined) return first
  return (activation, given) => {
    for (const part of parts) part(activation, given)
  }
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
    const type = heldAt(owner, activation)
    const instance = heldAt(self, activation)
    if (typeof type !== 'object' || type?.kind !== 'class' || instance === undefined)
      throw new PythonError('RuntimeError', 'super(): no arguments', { span: node.span })
    return superOf(type, instance)
  }
}
