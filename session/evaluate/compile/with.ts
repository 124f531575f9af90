import type { With, WithItem } from '../../../compiler/grammar/ast.ts'
import { plainSite, type CallSite } from '../call.ts'
import { exceptionValue } from '../classes/exceptions.ts'
import { special } from '../classes/special.ts'
import { invoke } from '../invoke.ts'
import { catchable } from '../caught.ts'
import { PythonError, raisedAt } from '../python-error.ts'
import { truth } from '../truth.ts'
import { typeName } from '../types.ts'
import type { Steps, Value } from '../values.ts'
import { ended, type Compiled, type Frame, type Jump } from './frame.ts'
import { settled } from '../settled.ts'
import { compileTarget } from './target.ts'

/** `with a as b, c as d:` is one block in another. */
export function compileWith(node: With, frame: Frame): Compiled {
  return node.items.reduceRight<Compiled>((body, item) => within(item, body, frame), frame.block(node.body, frame))
}

function within({ context, target }: WithItem, body: Compiled, frame: Frame): Compiled {
  const valued = frame.value(context, frame)
  const store = target && compileTarget(target, frame)
  const site = plainSite(frame.session, context.span)
  return {
    kind: 'steps',
    *run(activation): Steps<Jump> {
      const manager = valued.kind === 'plain' ? valued.value(activation) : yield* valued.value(activation)
      const exit = methodOf(manager, '__exit__', site)
      const entered = yield* called(methodOf(manager, '__enter__', site), [], site)
      store?.(entered, activation)
      let jump: Jump
      try {
        jump = yield* ended(body.run(activation))
      } catch (thrown) {
        const raised = catchable(thrown, site.span)
        if (raised === undefined) {
          yield* called(exit, [null, null, null], site)
          throw thrown
        }
        const value = exceptionValue(raised)
        const dealtWith = yield* called(exit, [value.class, value, null], site)
        if (truth(dealtWith, site)) return undefined
        throw thrown
      }
      const { result } = activation
      yield* called(exit, [null, null, null], site)
      activation.result = result
      return jump
    },
  }
}

function methodOf(manager: Value, name: string, site: CallSite): Value {
  try {
    const found = special(manager, name, site)
    if (found !== undefined) return found
    const isLibrary = typeof manager === 'object' && manager?.kind === 'object'
    const ofLibrary = isLibrary ? manager.type.attribute?.(manager, name, site) : undefined
    if (ofLibrary !== undefined) return ofLibrary
    throw new PythonError('TypeError', `'${typeName(manager)}' object does not support the context manager protocol`)
  } catch (thrown) {
    throw raisedAt(thrown, site.span)
  }
}

function* called(method: Value, arguments_: readonly Value[], site: CallSite): Steps<Value> {
  try {
    return yield* settled(invoke(method, arguments_, new Map(), site), site.span)
  } catch (thrown) {
    throw raisedAt(thrown, site.span)
  }
}
