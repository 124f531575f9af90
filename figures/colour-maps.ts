import { didYouMean } from '../diagnostics/index.ts'
import { type Colour, parseColour } from './colours.ts'
import { valueError } from './error.ts'
import { isKind } from './pyplot-arguments.ts'
import { repr } from './repr.ts'

/** Colours along a scale from 0 to 1. */
export interface ColourMap {
  readonly kind: 'colormap'
  readonly name: string
  /** How many colours there are, each of its own part of the scale. */
  readonly size: number
  /** Red, green and blue from 0 to 1 at a share from 0 to 1. */
  at(share: number): Rgb
}

type Rgb = readonly [red: number, green: number, blue: number]

/**
 * Colours at equal distances, joined by straight lines. viridis, plasma, inferno and magma: every sixteenth of the tables of
 * Nathaniel J. Smith, Stéfan van der Walt and Eric Firing, https://github.com/BIDS/colormap (CC0). coolwarm: ends and
 * middle of K. Moreland, Diverging color maps for scientific visualization, ISVC 2009. The others are corners of the cube of colours,
 * and anchors of our own, near the ones that matplotlib has under these names.
 */
const anchors: Readonly<Record<string, string>> = {
  viridis:
    '440154 48186a 472d7b 424086 3b528b 33638d 2c728e 26828e 21918c 1fa088 28ae80 3fbc73 5ec962 84d44b addc30 d8e219 fde725',
  plasma:
    '0d0887 310597 4c02a1 6600a7 7e03a8 9511a1 aa2395 bc3587 cc4778 da5a6a e66c5c f0804e f89540 fdac33 fdc527 f8df25 f0f921',
  inferno:
    '000004 0b0724 210c4a 3d0965 57106e 71196e 8a226a a32c61 bc3754 d24644 e45a31 f1731d f98e09 fcac11 f9cb35 f2ea69 fcffa4',
  magma:
    '000004 0a0822 1d1147 36106b 51127c 6a1c81 832681 9c2e7f b73779 d0416f e75263 f56b5c fc8961 fea772 fec488 fde2a3 fcfdbf',
  coolwarm: '3b4cc0 8fb1fd dddddd f29a7c b40426',
  gray: '000000 ffffff',
  binary: 'ffffff 000000',
  hsv: 'ff0000 ffff00 00ff00 00ffff 0000ff ff00ff ff0000',
  jet: '000080 0000ff 0080ff 00ffff 80ff80 ffff00 ff8000 ff0000 800000',
  bwr: '0000ff ffffff ff0000',
  seismic: '00004d 0000ff ffffff ff0000 800000',
  hot: '0b0000 570000 a20000 ee0000 ff3a00 ff8500 ffd100 ffff2e ffffff',
  cool: '00ffff ff00ff',
  spring: 'ff00ff ffff00',
  summer: '008066 ffff66',
  autumn: 'ff0000 ffff00',
  winter: '0000ff 00ff80',
  Greys: 'ffffff c0c0c0 707070 000000',
  Blues: 'f6fafe a6cde4 4292c8 0a316e',
  Reds: 'fff4ee fca588 ef4030 680410',
  Greens: 'f5fbf3 a8d8a0 44aa60 04451c',
  Oranges: 'fff4ea fdb577 f27020 7c2a06',
  Purples: 'fbfafd bebddc 8078b8 3e047c',
  RdBu: '670822 f4a684 f7f7f7 94c6de 083262',
}

const greys = new Map([
  ['grey', 'gray'],
  ['Grays', 'Greys'],
])

/** Entries in a table of colours, unless one has another number: values within one of so many equal parts of the scale look alike. */
export const entries = 256

/** The names of all colour maps, each also with `_r` for the other way round. */
export const colourMapNames: readonly string[] = [...Object.keys(anchors), ...greys.keys()]

/**
 * A colour map by matplotlib's name, or one that is there already.
 * @throws FigureError naming the value
 */
export function colourMap(value: unknown): ColourMap {
  if (value === undefined || value === null) return colourMap('viridis')
  if (isKind<ColourMap>(value, 'colormap')) return value
  const name = typeof value === 'string' ? value : ''
  const plain = name.replace(/_r$/, '')
  const table = greys.get(plain) ?? plain
  const text = Object.hasOwn(anchors, table) ? anchors[table] : undefined
  if (text === undefined) {
    const help =
      didYouMean(name, colourMapNames) ?? `there are ${colourMapNames.join(', ')}, each also with _r behind it`
    throw valueError(`${repr(value)} is not a known value for cmap`, help)
  }
  const points = text.split(' ').map(channels)
  return between(name, name === plain ? points : points.toReversed())
}

function channels(hex: string): Rgb {
  const byte = (k: number): number => parseInt(hex.slice(2 * k, 2 * k + 2), 16) / 255
  return [byte(0), byte(1), byte(2)]
}

/** `LinearSegmentedColormap.from_list(name, colors)`: colours at equal distances, joined by straight lines. */
export function mixedColours(name: string, colours: readonly unknown[], size: number): ColourMap {
  return { ...between(name, colours.map(rgbOf)), size }
}

/** `ListedColormap(colors)`: each colour for an equal part of the scale. */
export function listedColours(name: string, colours: readonly unknown[]): ColourMap {
  const listed = colours.map(rgbOf)
  const last = Math.max(0, listed.length - 1)
  return { kind: 'colormap', name, size: listed.length, at: share => listed[Math.round(share * last)] ?? [0, 0, 0] }
}

/** The same colours from the other end. */
export function turnedRound(map: ColourMap): ColourMap {
  const name = map.name.endsWith('_r') ? map.name.slice(0, -2) : `${map.name}_r`
  return { ...map, name, at: share => map.at(1 - share) }
}

function rgbOf(colour: unknown): Rgb {
  return channels(parseColour(colour).slice(1))
}

function between(name: string, points: readonly Rgb[]): ColourMap {
  return {
    kind: 'colormap',
    name,
    size: entries,
    at(share) {
      const place = share * (points.length - 1)
      const k = Math.min(Math.max(0, points.length - 2), Math.floor(place))
      const [low, high] = [points[k] ?? [0, 0, 0], points[k + 1] ?? points[k] ?? [0, 0, 0]]
      const mixed = low.map((channel, c) => channel + ((high[c] ?? 0) - channel) * (place - k))
      return [mixed[0] ?? 0, mixed[1] ?? 0, mixed[2] ?? 0]
    },
  }
}

/** Red, green, blue and opacity of one of the entries, counted from 0; what is below or above has the colour of the end. */
export function entryColour(map: ColourMap, entry: number): readonly [number, number, number, number] {
  const last = map.size - 1
  return [...map.at(last > 0 ? Math.min(last, Math.max(0, entry)) / last : 0), 1]
}

/** The entry that a share of the scale falls to. */
export function entryOf(share: number, { size }: ColourMap): number {
  return Math.min(size - 1, Math.max(0, Math.floor(share * size)))
}

/** The colour of a share of the scale. */
export function colourAt(map: ColourMap, share: number): Colour {
  return Number.isNaN(share) ? 'none' : parseColour(entryColour(map, entryOf(share, map)).slice(0, 3))
}
