/** Makes a model smaller for as long as it fails: first what can be left out, then simpler texts and numbers. */
import type { Model } from './model.ts'

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** What cannot be left out of an object. */
const needed: ReadonlySet<string> = new Set([
  'seed', 'duration', 'groups', 'name', 'size', 'order', 'equations', 'namespace', 'method', 'events', 'regular',
  'initial', 'monitors', 'inputs', 'links', 'trains', 'weight', 'group', 'source', 'start', 'stop', 'condition', 'text', 'variable', 'value', 'kind', 'variables', 'record', 'event',
]) // prettier-ignore

/**
 * The smallest model found.
 *
 * @param fails whether a model still fails; not asked again for what was tried before
 * @param until when to stop, in milliseconds of `performance.now()`
 */
export async function reduced(model: Model, fails: (model: Model) => Promise<boolean>, until: number): Promise<Model> {
  const tried = new Set<string>()
  let best = model
  for (;;) {
    const found = await firstThatFails(candidates(best as unknown as Json), tried, fails, until)
    if (found === undefined) return best
    best = found
  }
}

async function firstThatFails(
  list: Iterable<Json>,
  tried: Set<string>,
  fails: (model: Model) => Promise<boolean>,
  until: number,
): Promise<Model | undefined> {
  for (const candidate of list) {
    if (performance.now() > until) return undefined
    const key = JSON.stringify(candidate, (_, value: unknown) => (Object.is(value, -0) ? '-0' : value))
    if (tried.has(key)) continue
    tried.add(key)
    const model = candidate as unknown as Model
    if (await fails(model)) return model
  }
  return undefined
}

/** Smaller values, the boldest first. */
function* candidates(value: Json, key = ''): Generator<Json> {
  if (Array.isArray(value)) {
    const list = value as readonly Json[]
    for (let size = list.length; size >= 1; size = Math.floor(size / 2)) {
      for (let from = 0; from + size <= list.length; from += size) yield list.toSpliced(from, size)
    }
    if (typeof list[0] === 'number' && list.length > 8) return
    for (const [index, each] of list.entries()) for (const smaller of candidates(each)) yield list.with(index, smaller)
  } else if (typeof value === 'object' && value !== null) {
    const object = value as Readonly<Record<string, Json>>
    for (const name of Object.keys(object)) {
      if (needed.has(name)) continue
      const { [name]: _, ...rest } = object
      yield rest
    }
    for (const [name, each] of Object.entries(object)) {
      if (name === 'namespace') continue
      for (const smaller of candidates(each, name)) yield { ...object, [name]: smaller }
    }
  } else if (typeof value === 'string') yield* simplerTexts(value, key)
  else if (typeof value === 'number') yield* smallerNumbers(value, key)
}

function* smallerNumbers(value: number, key: string): Generator<number> {
  if (key === 'size') yield* [1, 2, 17].filter(each => each < value)
  else if (key === 'duration') yield* [0.1, 0.2, 0.3, 0.5, 1, 3.3].filter(each => each < value)
  else if (key === 'seed' || key === 'order') {
    if (value !== 0) yield 0
  }
}

/** Lines left out, then pieces in parentheses replaced by what is in them, or by something simple. */
function* simplerTexts(text: string, key: string): Generator<string> {
  if (key === 'name' || key === 'kind' || key === 'when' || key === 'variable' || key === 'event') return
  const lines = text.split('\n')
  if (lines.length > 1) for (const index of lines.keys()) yield lines.toSpliced(index, 1).join('\n')
  for (const [start, end] of parenthesised(text)) {
    const isCall = /\w$/.test(text.slice(0, start))
    const begin = isCall ? start - (/\w+$/.exec(text.slice(0, start))?.[0].length ?? 0) : start
    const put = (replacement: string): string => text.slice(0, begin) + replacement + text.slice(end)
    const inner = text.slice(start + 1, end - 1)
    if (inner.length > 4) for (const simple of ['0.5', '1', '(2*mV)', '(2*ms)', 'True']) yield put(simple)
    for (const part of partsOf(inner)) if (part.length < end - begin) yield put(part)
  }
}

/** Where balanced parentheses begin and end, outer ones first. */
function parenthesised(text: string): [number, number][] {
  const open: number[] = []
  const found: [number, number][] = []
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') open.push(at)
    const start = text[at] === ')' ? open.pop() : undefined
    if (start !== undefined) found.push([start, at + 1])
  }
  return found.toSorted(([a], [b]) => a - b)
}

/** Operands and arguments at the top of an expression. */
function partsOf(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++
    if (text[at] === ')') depth--
    const operator = depth === 0 ? /^(?:, | [-+*/%<>=!]+ | and | or |\*\*?)/.exec(text.slice(at))?.[0] : undefined
    if (operator === undefined) continue
    parts.push(text.slice(from, at))
    from = at + operator.length
    at = from - 1
  }
  parts.push(text.slice(from).replace(/^(?:not |-)/, ''))
  return parts.filter(part => part !== '')
}
