import type { Try } from '../../../compiler/grammar/ast.ts'
import type { Activation } from '../activation.ts'
import { exceptionClass, exceptionValue, matches } from '../classes/exceptions.ts'
import { isSubclass } from '../classes/make-class.ts'
import { catchable } from '../caught.ts'
import { PythonError, raisedAt } from '../python-error.ts'
import type { Steps } from '../values.ts'
import { ended, type Compiled, type Evaluate, type Frame, type Jump } from './frame.ts'
import { deleting, storing, type Store } from './name.ts'

interface CompiledHandler {
  readonly type: Evaluate | undefined
  readonly typeSpan: Try['span']
  readonly store: Store | undefined
  readonly forget: ((activation: Activation) => void) | undefined
  readonly body: Compiled
}

/** `try` with its `except`, `else` and `finally`. */
export function compileTry(node: Try, frame: Frame): Compiled {
  const body = frame.block(node.body, frame)
  const handlers = node.handlers.map(({ type, name, body: block, span }): CompiledHandler => {
    return {
      type: type && frame.expression(type, frame),
      typeSpan: type?.span ?? span,
      store: name && storing(name.name, name.span, frame),
      forget: name && deleting(name, frame),
      body: frame.block(block, frame),
    }
  })
  const otherwise = frame.block(node.otherwise, frame)
  const final = frame.block(node.final, frame)
  const { session } = frame
  const { handling } = session
  const plain = [body, otherwise, final, ...handlers.map(each => each.body)].every(({ kind }) => kind === 'plain')
  const hasFinal = node.final.length > 0

  const chosen = (thrown: unknown, activation: Activation): { handler: CompiledHandler; raised: PythonError } => {
    const raised = catchable(thrown, node.span)
    if (raised === undefined) throw thrown
    const value = exceptionValue(raised)
    for (const handler of handlers) {
      const { type, typeSpan } = handler
      try {
        const fits = type === undefined || matches(value, type(activation))
        if (!fits) continue
      } catch (wrong) {
        throw raisedAt(wrong, typeSpan)
      }
      handler.store?.(value, activation)
      return { handler, raised }
    }
    throw thrown
  }
  const left = ({ forget, store }: CompiledHandler, activation: Activation): void => {
    handling.pop()
    if (store !== undefined) forgetIfThere(forget, activation)
  }

  if (plain) {
    const guarded = (activation: Activation): Jump => {
      const { length } = session.calls
      let jump: Jump
      try {
        jump = now(body, activation)
      } catch (thrown) {
        session.calls.length = length
        const { handler, raised } = chosen(thrown, activation)
        handling.push(raised)
        try {
          return now(handler.body, activation)
        } finally {
          left(handler, activation)
        }
      }
      return jump ?? now(otherwise, activation)
    }
    if (!hasFinal) return { kind: 'plain', run: guarded }
    return {
      kind: 'plain',
      run: activation => {
        let jump: Jump
        try {
          jump = guarded(activation)
        } catch (thrown) {
          const after = now(final, activation)
          if (after !== undefined) return after
          throw thrown
        }
        const { result } = activation
        const after = now(final, activation)
        if (after === undefined) activation.result = result
        return after ?? jump
      },
    }
  }

  const guardedSteps = function* (activation: Activation): Steps<Jump> {
    const { length } = session.calls
    let jump: Jump
    try {
      const ran = body.run(activation)
      jump = typeof ran === 'object' ? yield* ran : ran
    } catch (thrown) {
      session.calls.length = length
      const { handler, raised } = chosen(thrown, activation)
      handling.push(raised)
      try {
        return yield* ended(handler.body.run(activation))
      } finally {
        left(handler, activation)
      }
    }
    if (jump !== undefined) return jump
    return yield* ended(otherwise.run(activation))
  }
  if (!hasFinal) return { kind: 'steps', run: guardedSteps }
  return {
    kind: 'steps',
    *run(activation): Steps<Jump> {
      let jump: Jump
      try {
        jump = yield* guardedSteps(activation)
      } catch (thrown) {
        const after = yield* ended(final.run(activation))
        if (after !== undefined) return after
        throw thrown
      }
      const { result } = activation
      const after = yield* ended(final.run(activation))
      if (after === undefined) activation.result = result
      return after ?? jump
    },
  }
}

function now(block: Compiled, activation: Activation): Jump {
  if (block.kind === 'plain') return block.run(activation)
  throw new TypeError('a block of steps in a plain try')
}

/** The name of an `except … as name` is gone behind its block. */
function forgetIfThere(forget: ((activation: Activation) => void) | undefined, activation: Activation): void {
  try {
    forget?.(activation)
  } catch (thrown) {
    // The block may have deleted it itself.
    const gone = thrown instanceof PythonError && isSubclass(exceptionClass(thrown.type), exceptionClass('NameError'))
    if (!gone) throw thrown
  }
}
