/** The module `matplotlib.pyplot`: values of the script handed to the drawing tables, and back. */
import {
  axesMethods,
  FigureError,
  figureMethods,
  newPyplot,
  pyplotFunctions,
  undrawnKeywords,
  type Axes,
  type Figure,
  type Keywords,
  type Pyplot,
} from '../../figures/index.ts'
import { array } from '../arrays/array.ts'
import type { CallSite, StateKey } from '../evaluate/call.ts'
import { collect } from '../evaluate/iterate.ts'
import { PythonError } from '../evaluate/python-error.ts'
import {
  list,
  str,
  tuple,
  type FunctionValue,
  type ModuleValue,
  type ObjectType,
  type ObjectValue,
  type Value,
} from '../evaluate/values.ts'
import { rest, text } from './arguments.ts'
import { row } from './row.ts'

/** The figures of a session. */
export const pyplotKey: StateKey<Pyplot> = { name: 'pyplot', create: () => newPyplot() }

/** A value as the drawing tables take it: numbers in SI units, texts, lists. */
function toPlain(value: Value, site: CallSite): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (typeof value !== 'object' || value === null) return value
  switch (value.kind) {
    case 'str':
      return value.text.text
    case 'list':
    case 'tuple':
      return value.items.map(item => toPlain(item, site))
    case 'range':
      return collect(value, site).map(Number)
    case 'array':
      return plainArray(value)
    case 'unit':
      return value.unit.value
    case 'dict':
      return new Map([...value.entries.values()].map(entry => [toPlain(entry.key, site), toPlain(entry.value, site)]))
    case 'object': {
      const values = value.type.array?.(value, site)
      return values === undefined ? value.data : plainArray(values)
    }
    default:
      return value
  }
}

function plainArray({ data, shape }: { readonly data: ArrayLike<number>; readonly shape: readonly number[] }): unknown {
  if (shape.length === 0) return data[0]
  return shape.length === 1 ? data : { data, shape }
}

/** What a drawing function gives, as a value. */
function fromPlain(result: unknown, wrap: Wrap): Value {
  if (result === undefined || result === null) return null
  if (typeof result === 'number' || typeof result === 'boolean' || typeof result === 'bigint') return result
  if (typeof result === 'string') return str(result)
  if (result instanceof Float64Array) return array(result)
  if (Array.isArray(result)) return list(result.map(item => fromPlain(item, wrap)))
  return wrap(result)
}

type Wrap = (thing: object) => Value

/** The same wrapper for the same axes, so that `is` and `==` work. */
const wrappersKey: StateKey<WeakMap<object, ObjectValue>> = { name: 'pyplot wrappers', create: () => new WeakMap() }

function wrapper(site: CallSite): Wrap {
  const known = site.session.state(wrappersKey)
  return thing => {
    const found = known.get(thing)
    if (found !== undefined) return found
    const kind = 'kind' in thing ? thing.kind : undefined
    const type = kind === 'axes' ? axesType : kind === 'figure' ? figureType : artistType
    const made: ObjectValue = { kind: 'object', type, data: thing }
    known.set(thing, made)
    return made
  }
}

/** Functions that Python gives a tuple of. */
const tuples: ReadonlySet<string> = new Set([
  'hist',
  'subplots',
  'xlim',
  'ylim',
  'get_xlim',
  'get_ylim',
  'xticks',
  'yticks',
])

function draw(name: string, site: CallSite, call: () => unknown): Value {
  try {
    const value = fromPlain(call(), wrapper(site))
    const isList = typeof value === 'object' && value?.kind === 'list'
    return isList && tuples.has(name) ? tuple(value.items) : value
  } catch (thrown) {
    if (!(thrown instanceof FigureError)) throw thrown
    const { exception, message, help } = thrown
    const known = exception === 'NotImplementedError'
    throw new PythonError(exception, message, { help, ...(known && { code: 'unsupported' as const }) })
  }
}

function keywordsOf(value: Value | undefined, site: CallSite): Keywords {
  if (typeof value !== 'object' || value?.kind !== 'dict') return new Map()
  return new Map([...value.entries.values()].map(entry => [text(entry.key, 'a keyword'), toPlain(entry.value, site)]))
}

function plainArguments(value: Value | undefined, site: CallSite): unknown[] {
  return rest(value).map(item => toPlain(item, site))
}

const functions: readonly FunctionValue[] = [...pyplotFunctions].map(([name, run]) =>
  row(
    `${name}(*args, **kwargs)`,
    ([args, keywords], site) =>
      draw(name, site, () =>
        run(site.session.state(pyplotKey), plainArguments(args, site), keywordsOf(keywords, site)),
      ),
    { later: undrawnKeywords.get(name) ?? [] },
  ),
)

function methodOf<Receiver>(
  name: string,
  receiver: Receiver,
  run: (pyplot: Pyplot, receiver: Receiver, args: readonly unknown[], keywords: Keywords) => unknown,
): FunctionValue {
  return row(`${name}(*args, **kwargs)`, ([args, keywords], site) =>
    draw(name, site, () =>
      run(site.session.state(pyplotKey), receiver, plainArguments(args, site), keywordsOf(keywords, site)),
    ),
  )
}

const axesType: ObjectType = {
  name: 'Axes',
  attribute: (object, name, site) => {
    const axes = object.data as Axes
    if (name === 'figure') return wrapper(site)(axes.figure)
    const run = axesMethods.get(name)
    return run === undefined ? undefined : methodOf(name, axes, run)
  },
  attributeNames: () => ['figure', ...axesMethods.keys()],
  repr: () => '<Axes>',
}

const figureType: ObjectType = {
  name: 'Figure',
  attribute: (object, name, site) => {
    const figure = object.data as Figure
    if (name === 'number') return BigInt(figure.number)
    if (name === 'axes') return list(figure.axes.map(axes => wrapper(site)(axes)))
    const run = figureMethods.get(name)
    return run === undefined ? undefined : methodOf(name, figure, run)
  },
  attributeNames: () => ['number', 'axes', ...figureMethods.keys()],
  repr: object => {
    const { number, size, dpi, axes } = object.data as Figure
    return `<Figure ${number}: ${size[0] * dpi}x${size[1] * dpi} with ${axes.length} Axes>`
  },
}

/** A line, a bar, a legend: what a script seldom does more with than to ignore it. */
const artistType: ObjectType = { name: 'Artist', repr: () => '<drawn>' }

export const pyplot: ModuleValue = {
  kind: 'module',
  name: 'matplotlib.pyplot',
  members: new Map<string, Value>(functions.map(each => [each.name, each])),
}

const use = row('use(backend, *, force=True)', (_, site) => {
  site.session.noteOnce('ignored', site.span, 'matplotlib.use() is ignored', 'figures are drawn as SVG')
  return null
})

export const matplotlib: ModuleValue = {
  kind: 'module',
  name: 'matplotlib',
  members: new Map<string, Value>([
    ['pyplot', pyplot],
    ['use', use],
  ]),
}
