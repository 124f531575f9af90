import type { For, While } from '../../../compiler/grammar/ast.ts'
import { plainSite } from '../call.ts'
import type { Steps } from '../values.ts'
import { ended, testOf, type Compiled, type Frame, type Jump } from './frame.ts'
import { atEnd, isUnfinished, itemsOf, nextOf } from './items.ts'
import { compileTarget } from './target.ts'

export function compileFor(node: For, frame: Frame): Compiled {
  const iterable = frame.value(node.iterable, frame)
  const store = compileTarget(node.target, frame)
  const body = frame.block(node.body, frame)
  const otherwise = frame.block(node.otherwise, frame)
  const site = plainSite(frame.session, node.iterable.span)
  const { session } = frame
  return {
    kind: 'steps',
    *run(activation): Steps<Jump> {
      const source = iterable.kind === 'plain' ? iterable.value(activation) : yield* iterable.value(activation)
      const items = itemsOf(source, site)
      for (;;) {
        let item = items.generator === undefined ? items.next() : nextOf(items.generator, site)
        if (isUnfinished(item)) item = yield* item.steps
        if (item === undefined || item === atEnd) break
        if (session.due()) yield 'breathe'
        store(item, activation)
        const ran = body.run(activation)
        const jump = typeof ran === 'object' ? yield* ran : ran
        if (jump === 'break') return undefined
        if (jump === 'return') return jump
      }
      return yield* ended(otherwise.run(activation))
    },
  }
}

export function compileWhile(node: While, frame: Frame): Compiled {
  const condition = frame.value(node.condition, frame)
  const test = testOf(node.condition, frame)
  const body = frame.block(node.body, frame)
  const otherwise = frame.block(node.otherwise, frame)
  const { session } = frame
  return {
    kind: 'steps',
    *run(activation): Steps<Jump> {
      for (;;) {
        const value = condition.kind === 'plain' ? condition.value(activation) : yield* condition.value(activation)
        if (value !== true && !test(value)) break
        if (session.due()) yield 'breathe'
        const ran = body.run(activation)
        const jump = typeof ran === 'object' ? yield* ran : ran
        if (jump === 'break') return undefined
        if (jump === 'return') return jump
      }
      return yield* ended(otherwise.run(activation))
    },
  }
}
