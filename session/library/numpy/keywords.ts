/** Keywords of numpy's functions that rows do not name themselves. */
import type { ArrayValue } from '../../arrays/array.ts'
import { requireOutputShape } from '../../arrays/broadcast.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { setItem } from '../../evaluate/subscript.ts'
import { settledNow } from '../../evaluate/invoke.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { requireSameKind } from '../../evaluate/operators.ts'
import type { Parameter } from '../../evaluate/parameters.ts'
import type { FunctionValue, Value } from '../../evaluate/values.ts'
import { keywordsOf } from '../../later.ts'
import { given } from '../arguments.ts'

/** What says how memory is used, and changes no number. */
const ofMemory: ReadonlySet<string> = new Set(['order', 'subok', 'like', 'device', 'overwrite_input'])

/** Functions whose numbers an order changes. */
const ordered: ReadonlySet<string> = new Set(['ravel_multi_index', 'unravel_index'])

/** A row that knows which other keywords the function of this name in the real module takes, and takes `out` and {@link ofMemory}. */
export function withKeywords(own: FunctionValue, path: string, name: string = own.name): FunctionValue {
  // A type is the same one in every module.
  if (own.type === true) return own
  const here = new Set(own.parameters.map(each => each.name))
  const others = keywordsOf(path, name).filter(keyword => !here.has(keyword))
  const taken = others.filter(
    keyword => keyword === 'out' || (ofMemory.has(keyword) && !(keyword === 'order' && ordered.has(name))),
  )
  const later = others.filter(keyword => !taken.includes(keyword))
  return { ...(taken.length > 0 ? taking(own, taken) : own), later, laterOf: 'numpy' }
}

/** `np.exp(x, out=y)`: the result is written to an array, which is the result then. */
function taking(own: FunctionValue, keywords: readonly string[]): FunctionValue {
  const more = keywords.map((name): Parameter => ({
    name,
    kind: 'keyword',
    required: false,
    default: 'None',
    aside: true,
  }))
  const [place, output] = [own.parameters.length, keywords.indexOf('out')]
  return {
    ...own,
    parameters: [...own.parameters, ...more],
    call: (arguments_, site) => {
      const out = output < 0 ? undefined : arguments_[place + output]
      if (!given(out)) return own.call(arguments_.slice(0, place), site)
      const into = single(out)
      const isRow = isArray(into) && into.shape.length > 0
      const made = own.call(arguments_.slice(0, place), site, isRow ? into : undefined)
      write(settledNow(made, site), into, own.name, site)
      return into
    },
  }
}

/** Writes a result where it is wanted, if it has that shape and loses nothing of its kind there. */
function write(result: Value, out: Value, called: string, site: CallSite): void {
  const made = toArray(result, site)
  if (isArray(out) && made !== undefined) {
    requireOutputShape(out.shape, made.shape)
    requireSameKind(out, made, called)
    if (made.data === out.data) return
  }
  setItem(out, { kind: 'ellipsis' }, result, site)
}

function isArray(value: Value): value is ArrayValue {
  return typeof value === 'object' && value?.kind === 'array'
}

/** Of `out=(z,)` the array: numpy takes either. */
function single(out: Value): Value {
  const isOne = typeof out === 'object' && out?.kind === 'tuple' && out.items.length === 1
  return (isOne ? out.items[0] : out) ?? out
}
