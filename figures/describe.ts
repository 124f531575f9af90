import type { Axes, Figure } from './figure.ts'
import type { Series } from './series.ts'
import { limitsOf } from './axis-limits.ts'
import { colourLimits } from './mapped.ts'
import { readable } from './mathtext.ts'

/** A name for a figure: its title, or what it shows. */
export function figureTitle(figure: Figure): string {
  const titles = [figure.suptitle, ...figure.axes.map(axes => axes.title)].map(text => readable(text ?? ''))
  const named = titles.filter(text => text !== '')
  if (named.length > 0) return named.join('; ').replaceAll('\n', ' ')
  const shown = figure.axes.map(axesName).filter(text => text !== '')
  return (shown.join('; ') || `Figure ${figure.number}`).replaceAll('\n', ' ')
}

function axesName({ x, y }: Axes): string {
  const [across, up] = [readable(x.label), readable(y.label)]
  if (across !== '' && up !== '') return `${up} against ${across}`
  return up || across
}

/** What a figure shows in words, for those who cannot see it: axes with their ranges, and every series with its points. */
export function describeFigure(figure: Figure): string {
  const { axes } = figure
  if (axes.length === 0) return 'An empty figure.'
  const sentences = axes.map((one, k) =>
    axes.length === 1 ? describeAxes(one) : `Panel ${k + 1}: ${describeAxes(one)}`,
  )
  return sentences.join(' ').replaceAll('\n', ' ')
}

/** Series beyond this many are only counted. */
const mostDescribed = 6

function describeAxes(axes: Axes): string {
  const title = axes.title === '' ? '' : `“${readable(axes.title)}”. `
  const sides = (['x', 'y'] as const).map(direction => {
    const label = readable(axes[direction].label)
    const [low, high] = limitsOf(axes, direction)
    const log = axes[direction].scale === 'log' ? ', logarithmic' : ''
    return `${direction} axis${label === '' ? '' : ` “${label}”`} from ${number(low)} to ${number(high)}${log}`
  })
  const visible = axes.series.filter(one => one.visible !== false)
  const shown = visible.slice(0, mostDescribed).map(describeSeries)
  const more = visible.length - shown.length
  if (more > 0) shown.push(`${more} more`)
  return `${title}${sides.join(', ')}. ${shown.length === 0 ? 'Nothing is drawn' : shown.join('; ')}.`
}

function describeSeries(series: Series): string {
  const name = series.label === undefined || series.label.startsWith('_') ? '' : ` “${readable(series.label)}”`
  return `${plainDescription(series)}${name}`
}

function plainDescription(series: Series): string {
  switch (series.kind) {
    case 'line': {
      const kind = series.stroke.dash === 'none' ? 'markers' : 'line'
      return `${kind} of ${points(series.x.length)}, ${ranges(series.x, series.y)}`
    }
    case 'scatter':
      return `markers of ${points(series.x.length)}, ${ranges(series.x, series.y)}`
    case 'histogram':
      return `histogram of ${series.heights.length} bins, ${ranges(series.edges, series.heights)}`
    case 'bars':
      return `${series.start.length} ${series.upright ? 'upright' : 'lying'} bars, lengths ${range(series.length)}`
    case 'reference':
      return `${series.axis === 'x' ? 'vertical' : 'horizontal'} line at ${number(series.at)}`
    case 'span':
      return `${series.axis === 'x' ? 'vertical' : 'horizontal'} stripe from ${number(series.range[0])} to ${number(series.range[1])}`
    case 'segments':
      return `${series.x0.length} straight pieces`
    case 'band':
      return `area between two curves of ${points(series.x.length)}`
    case 'polygon':
      return `area within ${points(series.x.length)}, ${ranges(series.x, series.y)}`
    case 'mesh': {
      const cells = `${series.y.length - 1} by ${series.x.length - 1} cells`
      return `${cells} coloured by numbers, ${range(series.mapped.values)}`
    }
    case 'contour': {
      const what = series.filled ? 'areas between' : 'lines of'
      return `${what} ${series.levels.length} levels, ${range(series.levels)}`
    }
    case 'quiver':
      return `${series.x.length} arrows, ${ranges(series.x, series.y)}`
    case 'scale':
      return `colours from ${colourLimits(series.mapped).map(number).join(' to ')}`
    case 'text':
      return `text “${readable(series.text)}”${series.pointer?.look === undefined ? '' : ' with an arrow'}`
  }
}

function points(count: number): string {
  return count === 1 ? '1 point' : `${count} points`
}

function ranges(x: Float64Array, y: Float64Array): string {
  return `x ${range(x)}, y ${range(y)}`
}

function range(values: Float64Array): string {
  let [low, high] = [Infinity, -Infinity]
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  return low <= high ? `${number(low)} to ${number(high)}` : 'none'
}

/** In the words of Python: `inf`, `nan`. */
function number(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  return String(Number(value.toPrecision(4)))
}
