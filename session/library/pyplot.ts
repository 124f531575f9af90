/** The module `matplotlib.pyplot`: values of the script handed to the drawing tables, and back. */
import {
  artistClasses,
  artistMakers,
  artistMethod,
  artistNames,
  axesMethods,
  axisMethods,
  colourBarMethods,
  figureMethods,
  lookOnlyFunctions,
  lookOnlyOfAxis,
  isTable,
  linesOf,
  pyplotFunctions,
  transforms,
  undrawnKeywords,
  type Axes,
  type ColourBar,
  type Direction,
  type Figure,
  type Keywords,
  type Pyplot,
  type Series,
  isKind,
} from '../../figures/index.ts'
import { array, scalar } from '../arrays/array.ts'
import type { CallSite, StateKey } from '../evaluate/call.ts'
import { collect } from '../evaluate/iterate.ts'
import { PythonError } from '../evaluate/python-error.ts'
import {
  isStr,
  list,
  namedDict,
  str,
  tuple,
  type FunctionValue,
  type ModuleValue,
  type ObjectType,
  type ObjectValue,
  type Value,
} from '../evaluate/values.ts'
import { truth } from '../evaluate/truth.ts'
import { rest, text } from './arguments.ts'
import { asPython } from './as-python.ts'
import { moduleNames } from '../real-names.ts'
import { pyplotColourMapMembers, colourMapMembers, mapType } from './colour-maps.ts'
import { colours, normType, normalize } from './colours.ts'
import { labelMethods, labelType, labelValue } from './axis-label.ts'
import { cycler } from './cycler.ts'
import { gridTypes } from './gridspec.ts'
import { image, imread } from './image.ts'
import { legendTextType, legendType } from './legend.ts'
import { frameType, lookOnlyRow } from './look-only.ts'
import { orMissing, withoutPicture } from './missing-picture.ts'
import { objectArray } from './object-array.ts'
import { keywordsOf, plainArguments, pyplotKey, toPlain } from './plain-arguments.ts'
import { moduleOf } from './python/module.ts'
import { rc, rcContext, rcParams } from './rc.ts'
import { row } from './row.ts'
import { style } from './style.ts'
import { formatterOf } from './tick-texts.ts'
import { ticker } from './ticker.ts'

/** What a drawing function gives, as a value. */
function fromPlain(result: unknown, wrap: Wrap): Value {
  if (result === undefined || result === null) return null
  if (typeof result === 'number' || typeof result === 'boolean' || typeof result === 'bigint') return result
  if (typeof result === 'string') return str(result)
  if (result instanceof Float64Array) return array(result)
  if (isTable(result)) return array(Float64Array.from(result.data), result.shape)
  if (result instanceof Map) {
    return namedDict(Array.from(result, ([name, part]) => [String(name), fromPlain(part, wrap)] as const))
  }
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
    const type = objectTypes[String(kind)] ?? artistType(kind)
    const made: ObjectValue = { kind: 'object', type, data: thing }
    known.set(thing, made)
    return made
  }
}

/** Functions that Python gives a tuple of. */
const tuples: ReadonlySet<string> = new Set([
  'axis',
  'hist',
  'pie',
  'stem',
  'xlim',
  'ylim',
  'get_clim',
  'get_legend_handles_labels',
  'get_xbound',
  'get_xlim',
  'get_ybound',
  'get_ylim',
  'set_xlim',
  'set_ylim',
  'xticks',
  'yticks',
])

export function draw(name: string, site: CallSite, call: () => unknown): Value {
  const wrap = wrapper(site)
  let result
  try {
    result = asPython(call)
  } catch (thrown) {
    return withoutPicture(thrown, site)
  }
  // What `subplots` makes several axes of is an array.
  if (name === 'subplots' && Array.isArray(result)) {
    const first: unknown = result[0]
    return isKind<Figure>(first, 'figure') ? tuple([wrap(first), axesArray(result[1], wrap)]) : axesArray(result, wrap)
  }
  const value = fromPlain(result, wrap)
  if (!tuples.has(name) || typeof value !== 'object') return value
  if (value?.kind === 'array') return tuple(Array.from(value.data, each => scalar(each)))
  return value?.kind === 'list' ? tuple(value.items) : value
}

/** One of axes, or an array of a list of them, or of a list of lists. */
function axesArray(grid: unknown, wrap: Wrap): Value {
  if (!Array.isArray(grid)) return fromPlain(grid, wrap)
  const rows: readonly unknown[] = grid
  const shape = Array.isArray(rows[0]) ? [rows.length, rows[0].length] : [rows.length]
  return objectArray(
    rows.flat().map(axes => fromPlain(axes, wrap)),
    shape,
  )
}

/** What a method is called with; texts and functions that write ticks as formatters. */
function methodArguments(name: string, value: Value | undefined, site: CallSite): unknown[] {
  if (name !== 'set_major_formatter') return plainArguments(value, site)
  return rest(value).map(item => formatterOf(item, site) ?? toPlain(item, site))
}

const functions: readonly FunctionValue[] = [...pyplotFunctions].map(([name, run]) =>
  row(
    `${name}(*args, **kwargs)`,
    ([args, keywords], site) =>
      draw(name, site, () =>
        run(site.session.state(pyplotKey), plainArguments(args, site), keywordsOf(name, keywords, site)),
      ),
    { later: undrawnKeywords.get(name) ?? [], laterOf: 'matplotlib' },
  ),
)

function methodOf<Receiver>(
  name: string,
  receiver: Receiver,
  run: (pyplot: Pyplot, receiver: Receiver, args: readonly unknown[], keywords: Keywords) => unknown,
): FunctionValue {
  return row(`${name}(*args, **kwargs)`, ([args, keywords], site) =>
    draw(name, site, () =>
      run(site.session.state(pyplotKey), receiver, methodArguments(name, args, site), keywordsOf(name, keywords, site)),
    ),
  )
}

/** What changes only the look of axes or a figure: it is noted, and nothing is done. */
const lookOnlyRows: ReadonlyMap<string, FunctionValue> = new Map(
  lookOnlyFunctions.map(name => [name, lookOnlyRow(name)]),
)

const axesType: ObjectType = {
  name: 'Axes',
  attribute: orMissing('Axes', (object, name, site) => {
    const axes = object.data as Axes
    if (name === 'figure') return wrapper(site)(axes.figure)
    if (name === 'lines') return fromPlain(linesOf(axes), wrapper(site))
    const transform = transformValue(name, axes)
    if (transform !== undefined) return transform
    if (name === 'spines') return { kind: 'object', type: spinesType, data: axes.spines }
    const direction = /^(?:get_)?([xy])axis$/.exec(name)?.[1]
    if (direction === 'x' || direction === 'y') {
      const found = axisOf(axes, direction, site)
      return name.startsWith('get_') ? row(`${name}()`, () => found) : found
    }
    if (lookOnlyRows.has(name)) return lookOnlyRows.get(name)
    const run = axesMethods.get(name)
    return run === undefined ? undefined : methodOf(name, axes, run)
  }),
  attributeNames: () => [
    'figure',
    'lines',
    'spines',
    'xaxis',
    'yaxis',
    'get_xaxis',
    'get_yaxis',
    ...transforms.keys(),
    ...axesMethods.keys(),
    ...lookOnlyRows.keys(),
  ],
  repr: () => '<Axes>',
}

const transformType: ObjectType = { name: 'Transform', repr: () => '<Transform>' }

/** `ax.transAxes`, `ax.get_xaxis_transform()`: what coordinates count. */
function transformValue(name: string, axes?: Axes): Value | undefined {
  const transform = transforms.get(name)
  if (transform === undefined) return undefined
  const data = axes === undefined ? transform : { ...transform, axes }
  const made: ObjectValue = { kind: 'object', type: transformType, data }
  return name.startsWith('get_') ? row(`${name}()`, () => made) : made
}

/** `ax.xaxis`, the same each time. */
function axisOf(axes: Axes, direction: Direction, { session }: CallSite): ObjectValue {
  const known = session.state(wrappersKey)
  const found = known.get(axes[direction])
  if (found !== undefined) return found
  const made: ObjectValue = { kind: 'object', type: axisTypes[direction], data: axes }
  known.set(axes[direction], made)
  return made
}

const lookOnlyRowsOfAxis = new Map(lookOnlyOfAxis.map(name => [name, lookOnlyRow(name)]))

function axisType(direction: Direction): ObjectType {
  const methods = axisMethods[direction]
  const name = `${direction.toUpperCase()}Axis`
  return {
    name,
    attribute: orMissing(name, (object, attribute, site) => {
      const axes = object.data as Axes
      if (attribute === 'axes') return wrapper(site)(axes)
      if (attribute === 'label') return labelValue({ axes, direction })
      const ofLabel = labelMethods.get(attribute)
      if (ofLabel !== undefined) return ofLabel.bind({ axes, direction })
      const run = methods.get(attribute)
      if (run === undefined) return lookOnlyRowsOfAxis.get(attribute)
      return methodOf(attribute, axes, (_, on, args, keywords) => run(on, direction, args, keywords))
    }),
    attributeNames: () => ['axes', 'label', ...labelMethods.keys(), ...methods.keys(), ...lookOnlyOfAxis],
    repr: () => `<${name}>`,
  }
}

const axisTypes: Readonly<Record<Direction, ObjectType>> = { x: axisType('x'), y: axisType('y') }

const figureType: ObjectType = {
  name: 'Figure',
  attribute: orMissing('Figure', (object, name, site) => {
    const figure = object.data as Figure
    const transform = name === 'transFigure' ? transformValue(name) : undefined
    if (transform !== undefined) return transform
    if (name === 'number') return BigInt(figure.number)
    if (name === 'axes') return list(figure.axes.map(axes => wrapper(site)(axes)))
    if (lookOnlyRows.has(name)) return lookOnlyRows.get(name)
    const run = figureMethods.get(name)
    return run === undefined ? undefined : methodOf(name, figure, run)
  }),
  attributeNames: () => ['number', 'axes', 'transFigure', ...figureMethods.keys(), ...lookOnlyRows.keys()],
  repr: object => {
    const { number, size, dpi, axes } = object.data as Figure
    return `<Figure ${number}: ${size[0] * dpi}x${size[1] * dpi} with ${axes.length} Axes>`
  },
}

/** A line, a bar, a legend: each of its class. */
const artistTypes: ReadonlyMap<unknown, ObjectType> = new Map(
  Object.entries(artistClasses).map(([kind, name]) => [
    kind,
    {
      name,
      attribute: orMissing(name, (object, attribute, site) => {
        const { open, shown } = site.session.state(pyplotKey)
        const series = object.data as Series
        if (series.kind === 'contour' && attribute === 'levels') return array(series.levels.slice())
        const run = artistMethod(series, attribute, () => [...open, ...shown])
        return run && methodOf(attribute, object, (_, __, args, keywords) => run(args, keywords))
      }),
      attributeNames: () => artistNames(kind as Series['kind']),
      repr: () => `<${name}>`,
    } satisfies ObjectType,
  ]),
)

const colourBarType: ObjectType = {
  name: 'Colorbar',
  attribute: orMissing('Colorbar', (object, name, site) => {
    const bar = object.data as ColourBar
    if (name === 'ax') return wrapper(site)(bar.ax)
    const run = colourBarMethods.get(name)
    return run && methodOf(name, bar, (_, on, args, keywords) => run(on, args, keywords))
  }),
  attributeNames: () => ['ax', ...colourBarMethods.keys()],
  repr: () => '<Colorbar>',
}

const grids = gridTypes(draw)

/** Classes of what a script makes before it is put on axes. */
const madeByScripts: readonly FunctionValue[] = [...artistMakers].map(([name, make]) =>
  row(
    `${name}(*args, **kwargs)`,
    ([args, keywords], site) =>
      draw(name, site, () => make(plainArguments(args, site), keywordsOf(name, keywords, site))),
    { type: true },
  ),
)

const objectTypes: Readonly<Record<string, ObjectType>> = {
  axes: axesType,
  figure: figureType,
  colorbar: colourBarType,
  gridspec: grids.grid,
}

function artistType(kind: unknown): ObjectType {
  return artistTypes.get(kind) ?? legendType
}

type Spines = Axes['spines']

/** `ax.spines['top']`, `ax.spines[['top', 'right']]`. */
const spinesType: ObjectType = {
  name: 'Spines',
  item: (object, index, site) => {
    const spines = object.data as Spines
    const names = isStr(index) ? [index.text.text] : collect(index, site).map(each => text(each, 'a spine'))
    const unknown = names.find(name => !Object.hasOwn(spines, name))
    if (unknown !== undefined) throw new PythonError('KeyError', `'${unknown}'`)
    return { kind: 'object', type: spineType, data: { spines, names } }
  },
  iterate: () => spineNames.map(str),
  attribute: (object, name) => {
    const spines = object.data as Spines
    if (name === 'values') return row('values()', () => list(spineNames.map(each => spineOf(spines, each))))
    if (name === 'items')
      return row('items()', () => list(spineNames.map(each => tuple([str(each), spineOf(spines, each)]))))
    return Object.hasOwn(spines, name) ? spineOf(spines, name) : undefined
  },
  repr: () => '<Spines>',
}

const spineNames: readonly string[] = ['left', 'right', 'bottom', 'top']

function spineOf(spines: Spines, name: string): ObjectValue {
  return { kind: 'object', type: spineType, data: { spines, names: [name] } }
}

const spineType: ObjectType = {
  name: 'Spine',
  attribute: (object, name) => {
    const { spines, names } = object.data as { readonly spines: Spines; readonly names: readonly (keyof Spines)[] }
    if (name === 'set_visible') {
      return row('set_visible(b)', ([b = null], site) => {
        for (const each of names) spines[each] = truth(b, site)
        return null
      })
    }
    return lookOnlyOfSpine.includes(name) ? lookOnlyRow(name, `${name}() of a spine`) : undefined
  },
  attributeNames: () => ['set_visible'],
  repr: () => '<Spine>',
}

const lookOnlyOfSpine: readonly string[] = ['set_color', 'set_linewidth', 'set_position', 'set_bounds']

/** Whatever stands behind the dot of what draws and of what is drawn. */
export function attributesOfFigures(): string[] {
  const types = [
    axesType,
    axisTypes.x,
    axisTypes.y,
    figureType,
    ...artistTypes.values(),
    colourBarType,
    spineType,
    legendType,
    legendTextType,
    frameType,
    labelType,
    grids.grid,
    grids.cells,
    mapType,
    normType,
  ]
  const names = types.flatMap(type => [...(type.attributeNames?.({ kind: 'object', type, data: undefined }) ?? [])])
  return [...names, ...lookOnlyOfSpine]
}

export const pyplot: ModuleValue = {
  kind: 'module',
  name: 'matplotlib.pyplot',
  members: new Map<string, Value>([
    ['style', style],
    ['rcParams', rcParams],
    ['rc', rc],
    ['rc_context', rcContext],
    ['cycler', cycler],
    ['imread', imread],
    ['Normalize', normalize],
    ...pyplotColourMapMembers,
    ...[...lookOnlyRows].filter(([name]) => moduleNames.get('matplotlib.pyplot')?.has(name)),
    ...functions.map(each => [each.name, each] as const),
    ['GridSpec', grids.gridSpec],
    ...madeByScripts
      .filter(({ name }) => moduleNames.get('matplotlib.pyplot')?.has(name))
      .map(each => [each.name, each] as const),
    ...[...ticker.members].filter(([name]) => moduleNames.get('matplotlib.pyplot')?.has(name)),
  ]),
  followed: new Set(['rcParams']),
}

export const gridspec: ModuleValue = moduleOf('matplotlib.gridspec', [grids.gridSpec, grids.fromSpec])
export const lines: ModuleValue = moduleOf(
  'matplotlib.lines',
  madeByScripts.filter(({ name }) => name === 'Line2D'),
)
export const patches: ModuleValue = moduleOf(
  'matplotlib.patches',
  madeByScripts.filter(({ name }) => name !== 'Line2D'),
)

const use = row('use(backend, *, force=True)', (_, site) => {
  site.session.noteOnce('ignored', site.span, 'matplotlib.use() is ignored', 'figures are drawn as SVG')
  return null
})

export const matplotlib: ModuleValue = {
  kind: 'module',
  name: 'matplotlib',
  members: new Map<string, Value>([
    ['pyplot', pyplot],
    ['gridspec', gridspec],
    ['lines', lines],
    ['patches', patches],
    ['colors', colours],
    ['image', image],
    ['style', style],
    ['rcParams', rcParams],
    ['rc', rc],
    ['rc_context', rcContext],
    ['cycler', cycler],
    ...colourMapMembers,
    ['use', use],
  ]),
  followed: new Set(['rcParams']),
}
