import type { CallSite } from '../call.ts'
import { beginTurn, isGenerator, type advance } from '../generator.ts'
import { iterate, rangeLength } from '../iterate.ts'
import { raisedAt } from '../python-error.ts'
import type { ObjectValue, Steps, Unfinished, Value } from '../values.ts'

/** What a loop goes through. */
export interface Items {
  /** The next; undefined at the end. */
  readonly next: () => Value | undefined
  /** A generator of the script, which may have to wait and is therefore asked by {@link nextOf}. */
  readonly generator?: ObjectValue
}

/** @throws PythonError for what cannot be iterated over */
export function itemsOf(value: Value, site: CallSite): Items {
  if (typeof value === 'object' && value !== null) {
    if (value.kind === 'range') {
      let left = rangeLength(value)
      let at = BigInt(value.start)
      const step = BigInt(value.step)
      return {
        next: () => {
          if (left-- <= 0) return undefined
          const item = at
          at += step
          return item
        },
      }
    }
    if (value.kind === 'list' || value.kind === 'tuple') {
      const { items } = value
      let k = 0
      return { next: () => items[k++] }
    }
    if (isGenerator(value)) return { next: () => undefined, generator: value }
  }
  const iterator = guarded(() => iterate(value, site)[Symbol.iterator](), site)
  return {
    next: () => {
      try {
        const turn = iterator.next()
        return turn.done === true ? undefined : turn.value
      } catch (thrown) {
        throw raisedAt(thrown, site.span)
      }
    },
  }
}

function guarded<Result>(run: () => Result, { span }: CallSite): Result {
  try {
    return run()
  } catch (thrown) {
    throw raisedAt(thrown, span)
  }
}

/** The next item of a generator, undefined at its end; at once, or after steps where it has to wait. */
export function nextOf(generator: ObjectValue, site: CallSite): Value | undefined | Unfinished {
  const turn = guarded(() => beginTurn(generator), site)
  if ('ended' in turn) return turn.ended ? undefined : turn.value
  return { kind: 'unfinished', steps: finished(turn, site) }
}

function* finished(steps: ReturnType<typeof advance>, { span }: CallSite): Steps<Value> {
  try {
    const turn = yield* steps
    return turn.ended ? atEnd : turn.value
  } catch (thrown) {
    throw raisedAt(thrown, span)
  }
}

/** Stands for the end of a generator that had to wait. */
export const atEnd: ObjectValue = { kind: 'object', type: { name: 'end', repr: () => '<end>' }, data: undefined }

export function isUnfinished(item: Value | undefined | Unfinished): item is Unfinished {
  return typeof item === 'object' && item !== null && item.kind === 'unfinished'
}
