/** The module `cycler`: styles that curves take one after the other, as matplotlib's `prop_cycle` has them. */
import { collect } from '../evaluate/iterate.ts'
import { slicePositions } from '../evaluate/indices.ts'
import { toInteger } from '../evaluate/numeric.ts'
import type { CallSite } from '../evaluate/call.ts'
import { PythonError } from '../evaluate/python-error.ts'
import {
  type FunctionValue,
  type ModuleValue,
  type ObjectType,
  type ObjectValue,
  type Value,
  isObject,
  list,
  namedDict,
  str,
} from '../evaluate/values.ts'
import { toRepr } from '../print/show.ts'
import { given, keywordMap, text } from './arguments.ts'
import { makeSet } from './builtins/classes.ts'
import { moduleOf } from './python/module.ts'
import { method, methods, row } from './row.ts'

/** One style: its properties by name. All styles of a cycler have the same ones. */
type Style = ReadonlyMap<string, Value>
type Styles = readonly Style[]

/** A cycler of these styles. */
export function cyclerOf(styles: Styles): ObjectValue {
  return { kind: 'object', type: cyclerType, data: styles }
}

const stylesOf = (object: ObjectValue): Styles => object.data as Styles

const isCycler = (value: Value): value is ObjectValue => isObject(value, cyclerType)

function requireCycler(value: Value = null): Styles {
  if (isCycler(value)) return stylesOf(value)
  throw new PythonError('TypeError', 'a Cycler is needed')
}

function propertiesOf(styles: Styles): readonly string[] {
  return [...(styles[0]?.keys() ?? [])]
}

function ofValues(name: string, values: Value, site: CallSite): Styles {
  return collect(values, site).map(value => new Map([[name, value]]))
}

/** Two cyclers side by side: `a + b`. */
function inStep(a: Styles, b: Styles): Styles {
  requireApart(a, b)
  if (a.length === b.length) return a.map((style, k) => new Map([...style, ...(b[k] ?? [])]))
  throw new PythonError('ValueError', `Can only add equal length cycles, not ${a.length} and ${b.length}`)
}

/** Every style of one with every style of the other, the latter changing faster: `a * b`. */
function crossed(a: Styles, b: Styles): Styles {
  requireApart(a, b)
  return a.flatMap(style => b.map(other => new Map([...style, ...other])))
}

function requireApart(a: Styles, b: Styles): void {
  const both = propertiesOf(b)
  if (propertiesOf(a).some(name => both.includes(name))) {
    throw new PythonError('ValueError', 'Can not compose overlapping cycles')
  }
}

function behind(a: Styles, b: Styles): Styles {
  const [some, others] = [propertiesOf(a), propertiesOf(b)]
  if (some.length === others.length && some.every(name => others.includes(name))) return [...a, ...b]
  throw new PythonError('ValueError', `Keys do not match: ${some.join(', ')} and ${others.join(', ')}`)
}

const rows = methods<Styles>([
  method('by_key()', styles => namedDict(columns(styles))),
  method('concat(other)', (styles, [other]) => cyclerOf(behind(styles, requireCycler(other)))),
  method('simplify()', cyclerOf),
])

function columns(styles: Styles): (readonly [string, Value])[] {
  return propertiesOf(styles).map(name => [name, list(styles.map(style => style.get(name) ?? null))])
}

const cyclerType: ObjectType = {
  name: 'Cycler',
  attribute: (object, name, site) =>
    name === 'keys'
      ? makeSet(propertiesOf(stylesOf(object)).map(str), false, site)
      : rows.get(name)?.bind(stylesOf(object)),
  attributeNames: () => ['keys', ...rows.keys()],
  length: object => stylesOf(object).length,
  iterate: object => stylesOf(object).map(namedDict),
  item: (object, index, site) => {
    const styles = stylesOf(object)
    if (typeof index !== 'object' || index?.kind !== 'slice') {
      throw new PythonError('ValueError', 'Can only use slices with Cycler.__getitem__')
    }
    const { start, step, count } = slicePositions(index, styles.length, site)
    return cyclerOf(Array.from({ length: count }, (_, k) => styles[start + k * step] ?? new Map()))
  },
  binary: (operator, object, value, site) => {
    const styles = stylesOf(object)
    if (operator === '+' && isCycler(value)) return cyclerOf(inStep(styles, stylesOf(value)))
    if (operator !== '*') return undefined
    if (isCycler(value)) return cyclerOf(crossed(styles, stylesOf(value)))
    if (typeof value !== 'bigint') return undefined
    return cyclerOf(Array.from({ length: Math.max(0, toInteger(value, 'times', site)) }, () => styles).flat())
  },
  equals: (object, other, site) => isCycler(other) && toRepr(object, site.session) === toRepr(other, site.session),
  repr: (object, display) => {
    const each = columns(stylesOf(object)).map(([name, values]) => `cycler('${name}', ${toRepr(values, display)})`)
    return each.length === 1 ? (each[0] ?? '') : `(${each.join(' + ')})`
  },
}

/** `cycler(c)`, `cycler('color', 'rgb')`, `cycler(color='rgb', lw=[1, 2, 3])`. */
export const cycler: FunctionValue = row('cycler(*args, **kwargs)', ([args = null, keywords], site) => {
  const [first, values, ...more] = collect(args, site)
  const named = [...keywordMap(keywords)]
  if (more.length > 0 || (given(first) && named.length > 0) || (!given(first) && named.length === 0)) {
    throw new PythonError('TypeError', 'cycler() takes a Cycler, a name and its values, or keywords')
  }
  if (values !== undefined) return cyclerOf(ofValues(text(first, 'the first argument of cycler()'), values, site))
  if (given(first)) return cyclerOf(requireCycler(first))
  return cyclerOf(named.map(([name, each]) => ofValues(name, each, site)).reduce(inStep))
})

const concat = row('concat(left, right)', ([left, right]) =>
  cyclerOf(behind(requireCycler(left), requireCycler(right))),
)

export const cyclerModule: ModuleValue = moduleOf('cycler', [cycler, concat])
