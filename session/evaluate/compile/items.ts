import type { CallSite } from '../call.ts'
import { advance, isGenerator } from '../generator.ts'
import { iterate, rangeLength } from '../iterate.ts'
import { raisedAt } from '../python-error.ts'
import type { ObjectValue, Steps, Value } from '../values.ts'

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
      const length = rangeLength(value)
      const { start, step } = value
      let k = 0
      return { next: () => (k < length ? BigInt(start + step * k++) : undefined) }
    }
    if (value.kind === 'list') {
      const { items } = value
      let k = 0
      return { next: () => items[k++] }
    }
    if (isGenerator(value)) return { next: () => undefined, generator: value }
  }
  const iterator = guarded(() => iterate(value, site)[Symbol.iterator](), site)
  return {
    next: () =>
      guarded(() => {
        const turn = iterator.next()
        return turn.done === true ? undefined : turn.value
      }, site),
  }
}

function guarded<Result>(run: () => Result, { span }: CallSite): Result {
  try {
    return run()
  } catch (thrown) {
    throw raisedAt(thrown, span)
  }
}

/** The next item of a generator; undefined at its end. */
export function* nextOf(generator: ObjectValue, { span }: CallSite): Steps<Value | undefined> {
  try {
    const turn = yield* advance(generator, { value: null })
    return turn.ended ? undefined : turn.value
  } catch (thrown) {
    throw raisedAt(thrown, span)
  }
}
