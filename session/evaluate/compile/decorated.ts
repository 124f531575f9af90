import type { ClassDef, Def } from '../../../compiler/grammar/ast.ts'
import type { Activation } from '../activation.ts'
import { calledFrom, plainSite } from '../call.ts'
import { invoke } from '../invoke.ts'
import { raisedAt } from '../python-error.ts'
import type { Called, Steps, Value } from '../values.ts'
import type { Compiled, Frame, Jump } from './frame.ts'
import type { Store } from './name.ts'
import { settled } from '../settled.ts'

/** A function or class, handed through its decorators from the lowest to the uppermost, and stored under its name. */
export function compileDecorated(
  { decorators }: Pick<Def | ClassDef, 'decorators'>,
  make: (activation: Activation) => Value,
  store: Store,
  frame: Frame,
): Compiled {
  if (decorators.length === 0) {
    return {
      kind: 'plain',
      run: activation => {
        store(make(activation), activation)
        return undefined
      },
    }
  }
  const { session, scope } = frame
  const wrappers = decorators.map(node => {
    const decorator = frame.expression(node, frame)
    const site = plainSite(session, node.span)
    return {
      span: node.span,
      decorator,
      call: (called: Value, value: Value, activation: Activation): Called => {
        calledFrom(session, scope, activation)
        try {
          return invoke(called, [value], new Map(), site)
        } catch (thrown) {
          throw raisedAt(thrown, node.span)
        }
      },
    }
  })
  return {
    kind: 'steps',
    *run(activation): Steps<Jump> {
      const called = wrappers.map(({ decorator }) => decorator(activation))
      let value = make(activation)
      for (let k = wrappers.length - 1; k >= 0; k--) {
        const wrapper = wrappers[k]
        if (wrapper === undefined) continue
        value = yield* settled(wrapper.call(called[k] ?? null, value, activation), wrapper.span)
      }
      store(value, activation)
      return undefined
    },
  }
}
