/** What a script can do to something that is drawn: a line, markers, a bar, a text. */
import { parseColour } from './colours.ts'
import { attributeError, valueError } from './error.ts'
import { type Axes, type Figure } from './figure.ts'
import { dashSign, parseDash } from './format-string.ts'
import { parseMarker } from './markers.ts'
import { colourMap } from './colour-maps.ts'
import { setColourLimits } from './colour-bar.ts'
import { colourLimits } from './mapped.ts'
import { newValues } from './mesh.ts'
import {
  KeywordReader,
  type Keywords,
  columnsOf,
  named,
  noKeywords,
  nothingGiven,
  oneDimensional,
  toNumber,
  tooMany,
  toText,
  truth,
} from './pyplot-arguments.ts'
import type { Fill, LineSeries, Marker, Series } from './series.ts'
import { artistAnswers } from './artist-answers.ts'
import { textAnswers, textChanges } from './text-methods.ts'

/** matplotlib's class of a kind of series. */
export const artistClasses: Readonly<Record<Series['kind'], string>> = {
  line: 'Line2D',
  scatter: 'PathCollection',
  histogram: 'BarContainer',
  bars: 'BarContainer',
  reference: 'Line2D',
  span: 'Rectangle',
  segments: 'LineCollection',
  band: 'FillBetweenPolyCollection',
  polygon: 'Polygon',
  mesh: 'QuadMesh',
  contour: 'QuadContourSet',
  scale: 'QuadMesh',
  quiver: 'Quiver',
  text: 'Text',
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** A method of a thing drawn; `axes` finds those it is on, undefined once it was taken off them. */
type ArtistMethod = (series: Mutable<Series>, args: readonly unknown[], axes: () => Axes | undefined) => unknown

function setter(name: string, set: (series: Mutable<Series>, value: unknown) => void): [string, ArtistMethod] {
  return [`set_${name}`, (series, [value]) => set(series, value)]
}

function onLine(
  set: (line: Mutable<LineSeries>, value: unknown) => void,
): (series: Mutable<Series>, value: unknown) => void {
  return (series, value) => {
    if (series.kind === 'line') set(series, value)
  }
}

function recolour(series: Mutable<Series>, value: unknown): void {
  const colour = parseColour(value)
  switch (series.kind) {
    case 'line':
      series.stroke = { ...series.stroke, colour }
      if (series.marker) series.marker = { ...series.marker, face: colour, edge: colour }
      break
    case 'reference':
      series.stroke = { ...series.stroke, colour }
      break
    case 'segments':
      series.stroke = { ...series.stroke, colour }
      series.colours = undefined
      break
    case 'scatter':
      series.colours = [colour]
      break
    case 'text':
    case 'quiver':
      series.colour = colour
      break
    case 'contour':
      series.colours = [colour]
      break
    case 'mesh':
    case 'scale':
      break
    default:
      refill(series, { face: colour })
  }
}

/** Changes how areas are painted. */
function refill(series: Mutable<Series>, change: Partial<Fill>): null {
  if ('fill' in series) series.fill = { ...series.fill, ...change }
  if ('fills' in series) series.fills = series.fills.map(fill => ({ ...fill, ...change }))
  return null
}

function data(line: Mutable<LineSeries>, x: unknown, y: unknown): void {
  const [xs, ys] = [oneDimensional(x, 'x'), oneDimensional(y, 'y')]
  if (xs.length !== ys.length)
    throw valueError(`x and y must have same first dimension, but have shapes (${xs.length},) and (${ys.length},)`)
  line.x = xs
  line.y = ys
}

function restroke(series: Mutable<Series>, change: Partial<LineSeries['stroke']>): void {
  if ('stroke' in series) series.stroke = { ...series.stroke, ...change }
}

/** What changes markers of a line, if it has some. */
function ofMarkers(change: (value: unknown) => Partial<Marker>): (series: Mutable<Series>, value: unknown) => void {
  return onLine((line, value) => {
    if (line.marker) line.marker = { ...line.marker, ...change(value) }
  })
}

/** Shorter names of methods, as they end. */
const short: readonly (readonly [long: string, short: string])[] = [
  ['color', 'c'],
  ['linewidth', 'lw'],
  ['linestyle', 'ls'],
  ['markersize', 'ms'],
  ['markerfacecolor', 'mfc'],
  ['markeredgecolor', 'mec'],
  ['markeredgewidth', 'mew'],
  ['facecolor', 'fc'],
  ['edgecolor', 'ec'],
]

/** The long name of a method. */
function longName(name: string): string {
  const found = short.find(([, ending]) => name === `set_${ending}` || name === `get_${ending}`)
  return found === undefined ? name : name.slice(0, 4) + found[0]
}

const methods: ReadonlyMap<string, ArtistMethod> = new Map<string, ArtistMethod>([
  setter('color', recolour),
  setter('facecolor', (series, value) => refill(series, { face: parseColour(value) })),
  setter('edgecolor', (series, value) => refill(series, { edge: parseColour(value) })),
  setter('label', (series, value) => (series.label = value === null ? undefined : toText(value))),
  setter('alpha', (series, value) => (series.alpha = value === null ? 1 : toNumber(value, 'alpha'))),
  setter('zorder', (series, value) => (series.zorder = toNumber(value, 'zorder'))),
  setter('visible', (series, value) => (series.visible = truth(value))),
  setter('linewidth', (series, value) => restroke(series, { width: toNumber(value, 'linewidth') })),
  setter('linestyle', (series, value) => restroke(series, { dash: parseDash(value) })),
  setter('marker', onLine((line, value) => {
    const symbol = parseMarker(value)
    const { colour } = line.stroke
    line.marker = symbol && { size: 6, face: colour, edge: colour, edgeWidth: 1, ...line.marker, symbol }
  })),
  setter('markersize', ofMarkers(value => ({ size: toNumber(value, 'markersize') }))),
  setter('markerfacecolor', ofMarkers(value => ({ face: parseColour(value) }))),
  setter('markeredgecolor', ofMarkers(value => ({ edge: parseColour(value) }))),
  setter('markeredgewidth', ofMarkers(value => ({ edgeWidth: toNumber(value, 'markeredgewidth') }))),
  setter('xdata', onLine((line, value) => (line.x = oneDimensional(value, 'x')))),
  setter('ydata', onLine((line, value) => (line.y = oneDimensional(value, 'y')))),
  ['set_data', (series, [x, y]) => {
    if (series.kind === 'line') data(series, x, y)
    if (series.kind === 'mesh') series.mapped.values = newValues(x, series.mapped.values)
    return null
  }],
  ['set_array', (series, [values]) => {
    if ('mapped' in series && series.mapped) series.mapped.values = newValues(values, series.mapped.values)
    return null
  }],
  ['set_cmap', (series, [map]) => {
    if ('mapped' in series && series.mapped) series.mapped.map = colourMap(map)
    return null
  }],
  ['set_clim', (series, [low, high]) => {
    if ('mapped' in series && series.mapped) setColourLimits(series.mapped, low, high)
    return null
  }],
  ['get_clim', series => ('mapped' in series && series.mapped ? colourLimits(series.mapped) : null)],
  ['set_offsets', (series, [points]) => {
    if (series.kind !== 'scatter') return null
    const [x = new Float64Array(), y = new Float64Array()] = columnsOf(points, 'offsets')
    Object.assign(series, { x, y })
    return null
  }],
  ['get_xdata', series => dataOf(series)[0]],
  ['get_ydata', series => dataOf(series)[1]],
  ['get_data', dataOf],
  ['get_markersize', series => ('marker' in series ? (series.marker?.size ?? 6) : null)],
  ['get_alpha', series => (series.alpha === 1 ? null : series.alpha)],
  ['get_zorder', ({ zorder }) => (Number.isInteger(zorder) ? BigInt(zorder) : zorder)],
  ['get_label', series => series.label ?? ''],
  ['get_color', series => ('stroke' in series ? series.stroke.colour : null)],
  ['get_linestyle', series => ('stroke' in series ? dashSign(series.stroke.dash) : null)],
  ['get_linewidth', series => ('stroke' in series ? series.stroke.width : null)],
  ['remove', (series, _, axesOf) => {
    const axes = axesOf()
    if (axes) axes.series.splice(axes.series.indexOf(series), 1)
    return null
  }],
]) // prettier-ignore

/** The numbers of a line; one across axes goes from one share of the box to another. */
function dataOf(series: Series): readonly [x: unknown, y: unknown] {
  if (series.kind !== 'reference') return 'x' in series && 'y' in series ? [series.x, series.y] : [null, null]
  const [along, across] = [
    [series.at, series.at],
    [series.from, series.to],
  ]
  return series.axis === 'x' ? [along, across] : [across, along]
}

/** Methods of lines alone. */
const ofLines: ReadonlySet<string> = new Set([
  'set_xdata',
  'set_ydata',
  'set_marker',
  'set_markersize',
  'set_markerfacecolor',
  'set_markeredgecolor',
  'set_markeredgewidth',
  'get_data',
  'get_markersize',
  'get_xdata',
  'get_ydata',
  'get_color',
  'get_linestyle',
  'get_linewidth',
])

/** Of those what lines across axes have too. */
const ofAnyLine: ReadonlySet<string> = new Set([
  'get_xdata',
  'get_ydata',
  'get_data',
  'get_color',
  'get_linestyle',
  'get_linewidth',
])

const painted: readonly Series['kind'][] = ['histogram', 'bars', 'span', 'band', 'polygon']

/** Methods of what shows numbers as colours, and of markers. */
const ofKind: ReadonlyMap<string, readonly Series['kind'][]> = new Map<string, readonly Series['kind'][]>([
  ['set_data', ['line', 'mesh']],
  ['set_array', ['mesh', 'scatter', 'quiver']],
  ['set_cmap', ['mesh', 'scatter', 'contour', 'quiver']],
  ['set_clim', ['mesh', 'scatter', 'contour', 'quiver']],
  ['get_clim', ['mesh', 'scatter', 'contour', 'quiver']],
  ['set_offsets', ['scatter']],
  ['set_facecolor', painted],
  ['set_edgecolor', painted],
])

/** Names of the arguments of methods that do not take the one in their own name. */
const argumentNames: Readonly<Record<string, readonly string[]>> = {
  set_data: ['x', 'y'],
  set_array: ['A'],
  set_clim: ['vmin', 'vmax'],
}

/** The names of everything that a kind of series can be asked. */
export function artistNames(kind: Series['kind']): readonly string[] {
  const own = [...methods.keys()].filter(name => has(kind, name)).concat([...artistAnswers.keys()])
  const shorter = short.flatMap(([long, ending]) =>
    ['set_', 'get_'].flatMap(way => (own.includes(way + long) ? [way + ending] : [])),
  )
  const ofText =
    kind === 'text' ? [...Array.from(textChanges.keys(), name => `set_${name}`), ...textAnswers.keys()] : []
  return [...own, ...shorter, ...ofText, 'set']
}

/** Whether a kind of series has a method, of those there are. */
function has(kind: Series['kind'], name: string): boolean {
  if (kind === 'reference' && ofAnyLine.has(name)) return true
  return ofLines.has(name) ? kind === 'line' : (ofKind.get(name)?.includes(kind) ?? true)
}

function ownMethod(kind: Series['kind'], name: string): ArtistMethod | undefined {
  return has(kind, name) ? methods.get(name) : undefined
}

function textMethod(name: string): ArtistMethod | undefined {
  const change = name.startsWith('set_') ? textChanges.get(name.slice(4)) : undefined
  const answer = textAnswers.get(name)
  if (change === undefined && answer === undefined) return undefined
  return (series, [value]) => {
    if (series.kind !== 'text') return null
    if (change === undefined) return answer?.(series)
    Object.assign(series, change(value, series))
    return null
  }
}

/** `line.set(color='r', lw=2)`: every keyword by its method. */
function setMany(series: Series, args: readonly unknown[], keywords: Keywords, figures: () => readonly Figure[]): null {
  if (args.length > 0) throw tooMany('set', 0, args.length)
  for (const [name, value] of keywords) {
    const run = artistMethod(series, `set_${name}`, figures)
    if (run === undefined)
      throw attributeError(`${artistClasses[series.kind]}.set() got an unexpected keyword argument '${name}'`)
    run([value], noKeywords)
  }
  return null
}

/**
 * One method of a thing drawn; undefined where it has none of this name.
 * @param figures all that the thing may be on
 */
export function artistMethod(
  series: Series,
  name: string,
  figures: () => readonly Figure[],
): ((args: readonly unknown[], keywords: Keywords) => unknown) | undefined {
  if (name === 'set') return (args, keywords) => setMany(series, args, keywords, figures)
  const answer = artistAnswers.get(longName(name))
  if (answer?.(series) !== undefined) {
    return (args, keywords) => {
      nothingGiven(name, args, keywords)
      return answer(series)
    }
  }
  const run = (series.kind === 'text' ? textMethod(name) : undefined) ?? ownMethod(series.kind, longName(name))
  if (run === undefined) return undefined
  return (args, keywords) => {
    const names = argumentNames[name] ?? (name.startsWith('set_') ? [name.slice(4)] : [])
    const reader = new KeywordReader(name, named(name, names, args, keywords))
    const given = names.map(each => reader.take(each) ?? null)
    reader.done()
    return run(series, given, () =>
      figures()
        .flatMap(figure => figure.axes)
        .find(axes => axes.series.includes(series)),
    )
  }
}
