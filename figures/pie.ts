/** Wedges of a circle. */
import { cycleColour, parseColour } from './colours.ts'
import { typeError, valueError } from './error.ts'
import type { Axes } from './figure.ts'
import { KeywordReader, type Keywords, mapOf, named, oneDimensional, pairOf, toNumber } from './pyplot-arguments.ts'
import { given, textList } from './properties.ts'
import { put, required, spread } from './put.ts'
import { isArrayLike } from './repr.ts'
import type { PolygonSeries, TextSeries } from './series.ts'
import { wordsAt } from './words.ts'

/** Corners of a whole circle. */
const corners = 360

/**
 * `pie(x, explode, labels, colors, autopct, …)`.
 * @returns wedges, labels, and with `autopct` the numbers
 */
export function pie(axes: Axes, args: readonly unknown[], keywords: Keywords): readonly (readonly unknown[])[] {
  const names = ['x', 'explode', 'labels', 'colors', 'autopct', 'pctdistance', 'shadow', 'labeldistance']
  const reader = new KeywordReader('pie', named('pie', names, args, keywords))
  const x = required(reader, 'pie', 'x')
  if (x.some(part => part < 0)) throw valueError("Wedge sizes 'x' must be non negative values")
  const sum = x.reduce((total, part) => total + part, 0)
  const whole = (reader.flag('normalize') ?? true) ? sum : 1
  if (sum > whole * (1 + 1e-9)) throw valueError('Cannot plot an unnormalized pie with sum(x) > 1')
  const [explode, labels, colours] = [reader.take('explode'), reader.take('labels'), reader.take('colors')]
  const away = spread(given(explode) ? oneDimensional(explode, 'explode') : Float64Array.of(0), x.length)
  const words = given(labels) ? textList(labels) : Array.from(x, () => '')
  if (words.length !== x.length) throw valueError(`'labels' must be of length 'x', not ${words.length}`)
  if (away.length !== x.length) throw valueError(`'explode' must be of length 'x', not ${away.length}`)
  const palette = isArrayLike(colours) ? Array.from(colours, parseColour) : undefined
  const percent = percentWriter(reader.take('autopct'))
  const distances = { number: reader.number('pctdistance') ?? 0.6, label: reader.take('labeldistance') }
  const labelAt = distances.label === null ? undefined : (distances.label ?? 1.1)
  const radius = reader.number('radius') ?? 1
  const [turn, sense] = [reader.number('startangle') ?? 0, (reader.flag('counterclock') ?? true) ? 1 : -1]
  const centre = pairOf(reader.take('center')) ?? [0, 0]
  const [cx, cy] = [toNumber(centre[0], 'center'), toNumber(centre[1], 'center')]
  const frame = reader.flag('frame') ?? false
  const wedge = propertiesOf(reader, 'wedgeprops')
  const [edge, width, ring] = [wedge.take('edgecolor', 'ec'), wedge.number('linewidth', 'lw'), wedge.number('width')]
  wedge.done()
  const look = propertiesOf(reader, 'textprops')
  const [ink, size] = [look.take('color', 'c'), look.number('fontsize', 'size') ?? 10]
  look.done()
  reader.ignore('rotatelabels', 'shadow')
  reader.done()
  const wedges: PolygonSeries[] = []
  const [names_, numbers]: [TextSeries[], TextSeries[]] = [[], []]
  let from = turn / 360
  x.forEach((part, k) => {
    const share = part / whole
    const to = from + sense * share
    const middle = Math.PI * (from + to)
    const shift = (away[k] ?? 0) * radius
    const at: Point = [cx + shift * Math.cos(middle), cy + shift * Math.sin(middle)]
    const outline = wedgeCorners(at, radius, ring === undefined ? 0 : radius - ring, from, to)
    const face = palette?.[k % palette.length] ?? cycleColour(k)
    const fill = { face, edge: given(edge) ? parseColour(edge) : 'none', edgeWidth: width ?? 1 }
    const label = words[k] === '' ? undefined : words[k]
    wedges.push(
      put(axes, {
        kind: 'polygon',
        x: Float64Array.from(outline, ([px]) => px),
        y: Float64Array.from(outline, ([, py]) => py),
        fill,
        label,
        alpha: 1,
        zorder: 1,
      }),
    )
    const write = (text: string, distance: number, align: TextSeries['align']): TextSeries => {
      const [px, py] = [Math.cos(middle), Math.sin(middle)].map(share => distance * radius * share)
      const colour = given(ink) ? parseColour(ink) : '#000000'
      return put(axes, wordsAt(at[0] + (px ?? 0), at[1] + (py ?? 0), text, { colour, fontSize: size, align }))
    }
    if (labelAt !== undefined) {
      names_.push(write(words[k] ?? '', toNumber(labelAt, 'labeldistance'), Math.cos(middle) > 0 ? 'left' : 'right'))
    }
    if (percent) numbers.push(write(percent(100 * share), distances.number, 'center'))
    from = to
  })
  axes.equal = 'box'
  if (!frame) {
    axes.frame = false
    axes.x.limits = [cx - 1.25 * radius, cx + 1.25 * radius]
    axes.y.limits = [cy - 1.25 * radius, cy + 1.25 * radius]
  }
  return percent ? [wedges, names_, numbers] : [wedges, names_]
}

type Point = readonly [x: number, y: number]

/** Around a wedge from one turn to another, of a disc or, with a hole, of a ring. */
function wedgeCorners([cx, cy]: Point, radius: number, hole: number, from: number, to: number): readonly Point[] {
  const steps = Math.max(1, Math.ceil(Math.abs(to - from) * corners))
  const arc = (r: number): Point[] =>
    Array.from({ length: steps + 1 }, (_, k) => {
      const angle = 2 * Math.PI * (from + ((to - from) * k) / steps)
      return [cx + r * Math.cos(angle), cy + r * Math.sin(angle)]
    })
  return [...arc(radius), ...(hole > 0 ? arc(hole).toReversed() : [[cx, cy] as const])]
}

function propertiesOf(reader: KeywordReader, name: string): KeywordReader {
  const value = reader.take(name)
  if (given(value) && !(value instanceof Map)) throw typeError(`${name} of pie() is a dict`)
  return new KeywordReader(name, mapOf(value))
}

type Writer = (percent: number) => string

/** What writes percentages: `autopct`, which a script's text or function was made. */
function percentWriter(value: unknown): Writer | undefined {
  if (!given(value)) return undefined
  if (typeof value === 'object' && value !== null && 'format' in value) return value.format as Writer
  throw typeError('autopct must be callable or a format string')
}
