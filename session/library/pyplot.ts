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
  lookOnlyOfTexts,
  isTable,
  contents,
  hasRectangles,
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
import { getItem } from '../evaluate/subscript.ts'
import {
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
import { rest } from './arguments.ts'
import { asPython } from './as-python.ts'
import { moduleNames } from '../real-names.ts'
import { pyplotColourMapMembers, colourMapMembers, mapType, mapValue } from './colour-maps.ts'
import { colours, normType, normalize } from './colours.ts'
import { labelMethods, labelType, labelValue, titleType, titleValue } from './axis-label.ts'
import { canvasOf, canvasType, managerType } from './canvas.ts'
import { cycler } from './cycler.ts'
import { cellsOfAxes, gridTypes } from './gridspec.ts'
import { image, imread } from './image.ts'
import { legendTextType, legendType } from './legend.ts'
import { frameType, lookOnlyRow } from './look-only.ts'
import { orMissing, withoutPicture } from './missing-picture.ts'
import { objectArray } from './object-array.ts'
import { keywordsOf, plainArguments, pyplotKey, toPlain } from './plain-arguments.ts'
import { moduleOf } from './python/module.ts'
import { rc, rcContext, rcParams } from './rc.ts'
import { row } from './row.ts'
import { lookOnlyOfSpine, spinesType, spineType } from './spines.ts'
import { style } from './style.ts'
import { formatterOf } from './tick-texts.ts'
import { setp } from './setp.ts'
import { tickLabelType } from './tick-label.ts'
import { rectangleType, rectangleValues, rememberWhole } from './rectangle.ts'
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
  'get_data',
  'get_position',
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
      rememberWhole(
        name,
        args,
        keywords,
        site,
        draw(name, site, () =>
          run(site.session.state(pyplotKey), plainArguments(args, site), keywordsOf(name, keywords, site)),
        ),
      ),
    { later: undrawnKeywords.get(name) ?? [], laterOf: 'matplotlib' },
  ),
)

/** @param called by which name what only changes the look is known */
function methodOf<Receiver>(
  name: string,
  receiver: Receiver,
  run: (pyplot: Pyplot, receiver: Receiver, args: readonly unknown[], keywords: Keywords) => unknown,
  called: string = name,
): FunctionValue {
  return row(`${name}(*args, **kwargs)`, ([args, keywords], site) => {
    const made = draw(name, site, () =>
      run(
        site.session.state(pyplotKey),
        receiver,
        methodArguments(name, args, site),
        keywordsOf(called, keywords, site),
      ),
    )
    return rememberWhole(name, args, keywords, site, made)
  })
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
    const on = contents.get(name)?.(axes)
    if (on !== undefined) return fromPlain(on, wrapper(site))
    if (name === 'get_subplotspec') {
      return row('get_subplotspec()', () => ({ kind: 'object', type: grids.cells, data: cellsOfAxes(axes) }))
    }
    if (name === 'title') return titleValue(axes)
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
    ...contents.keys(),
    'title',
    'get_subplotspec',
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
    if (name === 'dpi') return figure.dpi
    if (name === 'canvas') return canvasOf(figure)
    if (name === 'get_figure') return row('get_figure()', () => object)
    if (name === 'axes') return list(figure.axes.map(axes => wrapper(site)(axes)))
    if (lookOnlyRows.has(name)) return lookOnlyRows.get(name)
    const run = figureMethods.get(name)
    return run === undefined ? undefined : methodOf(name, figure, run)
  }),
  attributeNames: () => [
    'number',
    'axes',
    'dpi',
    'canvas',
    'get_figure',
    'transFigure',
    ...figureMethods.keys(),
    ...lookOnlyRows.keys(),
  ],
  repr: object => {
    const { number, size, dpi, axes } = object.data as Figure
    return `<Figure ${number}: ${size[0] * dpi}x${size[1] * dpi} with ${axes.length} Axes>`
  },
}

/** What of a thing drawn is no method. */
function attributeOf(series: Series, name: string, site: CallSite): Value | undefined {
  if (name === 'levels' && series.kind === 'contour') return array(series.levels.slice())
  if (name === 'patches' && hasRectangles(series)) return rectangleValues(series, site)
  if (name === 'cmap' && 'mapped' in series && series.mapped) return mapValue(series.mapped.map)
  if (series.kind !== 'text' || series.pointer === undefined) return undefined
  const at = name === 'xyann' ? series : name === 'xy' ? series.pointer.target : undefined
  return at && tuple([at.x, at.y])
}

/** What containers of bars are, besides: a sequence of rectangles. */
const sequenceOfBars: Pick<ObjectType, 'iterate' | 'length' | 'item'> = {
  iterate: (object, site) => rectangleValues(object.data as Series, site).items,
  length: (object, site) => rectangleValues(object.data as Series, site).items.length,
  item: (object, index, site) => getItem(rectangleValues(object.data as Series, site), index, site),
}

const attributesOfArtists: readonly string[] = ['levels', 'patches', 'cmap', 'xy', 'xyann']

const placeNames: readonly string[] = ['axes', 'figure', 'get_figure']

/** The axes that something is drawn on, or the figure of these; None where it was taken off them. */
function placeOf(series: Series, figures: readonly Figure[], isAxes: boolean, site: CallSite): Value {
  const axes = figures.flatMap(figure => figure.axes).find(each => each.series.includes(series))
  if (axes !== undefined) return wrapper(site)(isAxes ? axes : axes.figure)
  const figure = figures.find(({ texts }) => series.kind === 'text' && texts.includes(series))
  return isAxes || figure === undefined ? null : wrapper(site)(figure)
}

/** A line, a bar, a legend: each of its class. */
const artistTypes: ReadonlyMap<unknown, ObjectType> = new Map(
  Object.entries(artistClasses).map(([kind, name]) => [
    kind,
    {
      name,
      ...(name === 'BarContainer' && sequenceOfBars),
      attribute: orMissing(name, (object, attribute, site) => {
        const { open, shown } = site.session.state(pyplotKey)
        const series = object.data as Series
        const own = attributeOf(series, attribute, site)
        if (own !== undefined) return own
        const figures = (): readonly Figure[] => [...open, ...shown]
        if (attribute === 'axes' || attribute === 'figure' || attribute === 'get_figure') {
          const found = placeOf(series, figures(), attribute === 'axes', site)
          return attribute === 'get_figure' ? row('get_figure()', () => found) : found
        }
        if (kind === 'text' && lookOnlyOfTexts.includes(attribute))
          return lookOnlyRow(attribute, `${attribute}() of a text`)
        const run = artistMethod(series, attribute, figures)
        return (
          run && methodOf(attribute, object, (_, __, args, keywords) => run(args, keywords), `${name}.${attribute}`)
        )
      }),
      attributeNames: () => [
        ...artistNames(kind as Series['kind']),
        ...placeNames,
        ...attributesOfArtists,
        ...(kind === 'text' ? lookOnlyOfTexts : []),
      ],
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
  ticklabel: tickLabelType,
  rectangle: rectangleType,
}

function artistType(kind: unknown): ObjectType {
  return artistTypes.get(kind) ?? legendType
}

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
    titleType,
    tickLabelType,
    rectangleType,
    canvasType,
    managerType,
    grids.grid,
    grids.cells,
    mapType,
    normType,
  ]
  const names = types.flatMap(type => [...(type.attributeNames?.({ kind: 'object', type, data: undefined }) ?? [])])
  return [...names, ...lookOnlyOfSpine]
}

/** The manager of the current figure, which is made if there is none. */
const currentManager = row('get_current_fig_manager()', (_, site) => {
  const figure = draw('gcf', site, () => pyplotFunctions.get('gcf')?.(site.session.state(pyplotKey), [], new Map()))
  if (typeof figure !== 'object' || figure?.kind !== 'object') return null
  return { kind: 'object', type: managerType, data: figure.data }
})

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
    ['get_current_fig_manager', currentManager],
    ['setp', setp],
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
