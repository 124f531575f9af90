import { fontSize, given } from './properties.ts'
import { setTickLabels, setTicks } from './axes-settings.ts'
import { FigureError, typeError, valueError } from './error.ts'
import { type Axes, type Figure, addAxes, textSizes } from './figure.ts'
import type { Mapped } from './mapped.ts'
import {
  KeywordReader,
  type Keywords,
  isKind,
  named,
  noKeywords,
  nothingGiven,
  toNumber,
  toText,
} from './pyplot-arguments.ts'
import { formatter } from './tickers.ts'
import type { ContourSeries, Direction, MeshSeries, QuiverSeries, ScatterSeries, Series } from './series.ts'

/** A bar that tells which colour stands for which number. */
export interface ColourBar {
  readonly kind: 'colorbar'
  readonly ax: Axes
  readonly direction: Direction
}

type Mappable = (MeshSeries | ScatterSeries | ContourSeries | QuiverSeries) & { readonly mapped: Mapped }

function isMappable(series: unknown): series is Mappable {
  return typeof series === 'object' && series !== null && 'mapped' in series && series.mapped !== undefined
}

/**
 * What shows numbers as colours and was drawn last on axes.
 * @throws FigureError where there is none
 */
function lastMappable(axes: Axes | null): Mappable {
  const found = axes?.series.findLast((series): series is Series & Mappable => isMappable(series))
  if (found !== undefined) return found
  throw new FigureError(
    'RuntimeError',
    'No mappable was found to use for colorbar creation.',
    'draw something with imshow(), pcolormesh() or scatter(…, c=numbers) first',
  )
}

/** `colorbar(mappable, cax, ax)`: beside the axes of what it belongs to, or on axes of its own. */
export function colorbar(sheet: Figure, args: readonly unknown[], keywords: Keywords): ColourBar {
  const reader = new KeywordReader('colorbar', named('colorbar', ['mappable', 'cax', 'ax'], args, keywords))
  const [given_, cax, ax] = [reader.take('mappable'), reader.take('cax'), reader.take('ax')]
  const mappable = given(given_) ? given_ : lastMappable(sheet.currentAxes)
  if (!isMappable(mappable))
    throw typeError(
      'colorbar() needs what imshow(), pcolormesh(), or scatter() or quiver() with numbers for colours gave',
    )
  const word = reader.text('orientation') ?? 'vertical'
  if (word !== 'vertical' && word !== 'horizontal') {
    throw valueError(`'${word}' is not a valid value for orientation; supported values are 'vertical', 'horizontal'`)
  }
  const [label, ticks, format] = [reader.text('label'), reader.take('ticks'), reader.take('format')]
  reader.ignore(
    'shrink',
    'fraction',
    'pad',
    'aspect',
    'drawedges',
    'spacing',
    'use_gridspec',
    'location',
    'anchor',
    'panchor',
  )
  reader.done()
  const owner = isKind<Axes>(ax, 'axes')
    ? ax
    : (sheet.axes.find(one => one.series.includes(mappable)) ?? sheet.currentAxes)
  if (owner === null) throw typeError('colorbar() needs axes')
  const before = sheet.currentAxes
  const axes = isKind<Axes>(cax, 'axes')
    ? cax
    : addAxes(sheet, owner.place, { axes: owner, kind: word === 'vertical' ? 'right' : 'below' })
  sheet.currentAxes = before
  const bar: ColourBar = { kind: 'colorbar', ax: axes, direction: word === 'vertical' ? 'y' : 'x' }
  axes[bar.direction === 'y' ? 'x' : 'y'].visible = false
  Object.assign(axes[bar.direction], bar.direction === 'y' && { opposite: true, labelOpposite: true })
  axes.series.push({
    kind: 'scale',
    upright: bar.direction === 'y',
    mapped: mappable.mapped,
    ...(mappable.kind === 'contour' && { contour: mappable }),
    label: undefined,
    alpha: 1,
    zorder: 0,
  })
  if (label !== undefined) axes[bar.direction].label = label
  if (mappable.kind === 'contour') setTicks(axes, bar.direction, [mappable.levels], noKeywords)
  if (given(ticks)) setTicks(axes, bar.direction, [ticks], noKeywords)
  if (typeof format === 'object' && format !== null && 'format' in format) {
    axes[bar.direction].format = (format as ReturnType<typeof formatter>).format
  }
  return bar
}

type BarMethod = (bar: ColourBar, args: readonly unknown[], keywords: Keywords) => unknown

/** The methods of a bar, by name. */
export const colourBarMethods: ReadonlyMap<string, BarMethod> = new Map<string, BarMethod>([
  [
    'set_label',
    ({ ax, direction }, args, keywords) => {
      const reader = new KeywordReader('set_label', named('set_label', ['label'], args, keywords), 'Text')
      ax[direction].label = toText(reader.take('label'))
      ax[direction].labelSize = fontSize(reader.take('fontsize', 'size'), textSizes.labelSize)
      reader.done()
      return null
    },
  ],
  [
    'get_ticks',
    ({ ax, direction }, args, keywords) => {
      nothingGiven('get_ticks', args, keywords)
      return setTicks(ax, direction, [], noKeywords)[0]
    },
  ],
  ['set_ticks', ({ ax, direction }, args, keywords) => setTicks(ax, direction, args, keywords)],
  ['set_ticklabels', ({ ax, direction }, args, keywords) => setTickLabels(ax, direction, args, keywords)],
])

/** `clim(vmin, vmax)` of what was drawn last. */
export function clim(axes: Axes, args: readonly unknown[], keywords: Keywords): null {
  const reader = new KeywordReader('clim', named('clim', ['vmin', 'vmax'], args, keywords))
  setColourLimits(lastMappable(axes).mapped, reader.take('vmin'), reader.take('vmax'))
  reader.done()
  return null
}

/** The values at the ends of the colours, or a pair of them; what is None stays. */
export function setColourLimits(mapped: Mapped, low: unknown, high: unknown): void {
  const [first, last] = Array.isArray(low) && !given(high) ? [low[0] as unknown, low[1] as unknown] : [low, high]
  if (given(first)) mapped.low = toNumber(first, 'vmin')
  if (given(last)) mapped.high = toNumber(last, 'vmax')
}
