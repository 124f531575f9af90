/** `setp(lines, linewidth=2, color='r')`: sets properties of what is drawn, of one thing or of many. */
import { getAttribute } from '../evaluate/attributes.ts'
import type { CallSite } from '../evaluate/call.ts'
import { invokeNow } from '../evaluate/invoke.ts'
import { collect } from '../evaluate/iterate.ts'
import { PythonError, unsupported } from '../evaluate/python-error.ts'
import { typeName } from '../evaluate/types.ts'
import { notYet } from '../later.ts'
import { list, type FunctionValue, type Value } from '../evaluate/values.ts'
import { keywordMap, rest } from './arguments.ts'
import { row } from './row.ts'

/** What is in lists, and in lists of these. */
function flattened(value: Value, site: CallSite): readonly Value[] {
  if (typeof value !== 'object' || value === null) return [value]
  const holds = value.kind === 'list' || value.kind === 'tuple' || (value.kind === 'object' && value.type.iterate)
  return holds ? collect(value, site).flatMap(each => flattened(each, site)) : [value]
}

/** Names and values that follow each other: `setp(lines, 'linewidth', 2)`. */
function pairs(given: readonly Value[], site: CallSite): (readonly [string, Value])[] {
  if (given.length % 2 === 1) throw new PythonError('ValueError', 'The set args must be string, value pairs')
  return given.flatMap((name, k) => (k % 2 === 0 ? [[site.session.text(name), given[k + 1] ?? null] as const] : []))
}

function setProperty(thing: Value, name: string, value: Value, site: CallSite): Value {
  let setter
  try {
    setter = getAttribute(thing, `set_${name}`, site)
  } catch (thrown) {
    if (!(thrown instanceof PythonError) || thrown.type !== 'AttributeError') throw thrown
    throw new PythonError('AttributeError', `${typeName(thing)}.set() got an unexpected keyword argument '${name}'`)
  }
  return invokeNow(setter, [value], site)
}

export const setp: FunctionValue = row('setp(obj, /, *args, **kwargs)', ([thing = null, args, keywords], site) => {
  const properties = [...pairs(rest(args), site), ...keywordMap(keywords)]
  if (properties.length === 0) {
    throw unsupported(notYet('setp() without a value, which lists what can be set,', 'matplotlib'))
  }
  return list(
    flattened(thing, site).flatMap(each => properties.map(([name, value]) => setProperty(each, name, value, site))),
  )
})
