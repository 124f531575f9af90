/** The module `matplotlib.colors`: colour maps of the script's own, the ends of scales, and colours as numbers. */
import { roundHalfEven } from '../../units/index.ts'
import { entries, listedColours, mixedColours, parseColour, type Norm } from '../../figures/index.ts'
import { array, type Storage } from '../arrays/array.ts'
import type { CallSite } from '../evaluate/call.ts'
import { collect } from '../evaluate/iterate.ts'
import { toInteger, toNumber } from '../evaluate/numeric.ts'
import { PythonError, unsupported } from '../evaluate/python-error.ts'
import {
  str,
  tuple,
  type FunctionValue,
  type ModuleValue,
  type ObjectType,
  type ObjectValue,
  type Value,
} from '../evaluate/values.ts'
import { flag, given, needArray, optionalText, text } from './arguments.ts'
import { asPython } from './as-python.ts'
import { mapValue } from './colour-maps.ts'
import { toPlain } from './plain-arguments.ts'
import { moduleOf } from './python/module.ts'
import { row } from './row.ts'

function coloursOf(value: Value | undefined, site: CallSite): unknown[] {
  return collect(value ?? null, site).map(each => toPlain(each, site))
}

const listed = row(
  "ListedColormap(colors, name='unnamed', N=None)",
  ([colors, name, count], site) => {
    if (given(count)) throw unsupported("the argument 'N' of ListedColormap is matplotlib, not yet Hillock")
    return mapValue(asPython(() => listedColours(optionalText(name, 'name') ?? 'unnamed', coloursOf(colors, site))))
  },
  { type: true },
)

const fromList = row('from_list(name, colors, N=256, gamma=1.0)', ([name, colors, count], site) => {
  const size = given(count) ? toInteger(count, 'N', site) : entries
  return mapValue(asPython(() => mixedColours(text(name, 'name'), coloursOf(colors, site), size)))
})

const segmented: FunctionValue = row(
  'LinearSegmentedColormap(name, segmentdata, N=256, gamma=1.0)',
  () => {
    throw unsupported('LinearSegmentedColormap of segments is matplotlib, not yet Hillock', {
      help: 'LinearSegmentedColormap.from_list makes one of colours',
    })
  },
  { type: true, attributes: new Map([['from_list', fromList]]) },
)

/** The least or the largest of numbers, however many there are. */
function extreme(data: Storage, of: (a: number, b: number) => number): number {
  let found = data[0] ?? NaN
  for (let k = 1; k < data.length; k++) found = of(found, data[k] ?? NaN)
  return found
}

const normOf = (object: ObjectValue): Norm => object.data as Norm

export const normType: ObjectType = {
  name: 'Normalize',
  call: (object, [value = null], site) => {
    const { low, high } = normOf(object)
    const { data, shape } = needArray(value, 'Normalize', site)
    const [least, most] = [low ?? extreme(data, Math.min), high ?? extreme(data, Math.max)]
    const shares = Float64Array.from(data, x => (least === most ? 0 : (x - least) / (most - least)))
    return array(shares, shape)
  },
  attribute: (object, name) => {
    if (name !== 'vmin' && name !== 'vmax') return undefined
    return (name === 'vmin' ? normOf(object).low : normOf(object).high) ?? null
  },
  attributeNames: () => ['vmin', 'vmax'],
  repr: () => '<Normalize>',
}

export const normalize: FunctionValue = row(
  'Normalize(vmin=None, vmax=None, clip=False)',
  ([low, high, clip], site): ObjectValue => {
    if (flag(clip, false, site)) throw unsupported("the argument 'clip' of Normalize is matplotlib, not yet Hillock")
    const [least, most] = [low, high].map(each => (given(each) ? toNumber(each, 'a limit', site) : undefined))
    return { kind: 'object', type: normType, data: { kind: 'norm', low: least, high: most } satisfies Norm }
  },
  { type: true },
)

/** Red, green, blue and opacity from 0 to 1: numbers as they are given, a letter's without rounding, others from their bytes. */
function channelsOf(colour: Value | undefined, site: CallSite): readonly number[] {
  const plain = toPlain(colour ?? null, site)
  const found = asPython(() => parseColour(plain))
  if (found === 'none') return [0, 0, 0, 0]
  return exactly(plain) ?? [1, 3, 5, 7].map(k => (k < found.length ? parseInt(found.slice(k, k + 2), 16) / 255 : 1))
}

/** What matplotlib keeps of a colour that is said by numbers or a letter; undefined for others. */
function exactly(colour: unknown): readonly number[] | undefined {
  if (typeof colour === 'string') {
    const letter = letters.get(colour)
    if (letter !== undefined) return [...letter, 1]
    return /^[\d.]/.test(colour) ? [Number(colour), Number(colour), Number(colour), 1] : undefined
  }
  const numbers = Array.isArray(colour) || colour instanceof Float64Array ? [...colour] : []
  if (!numbers.every(each => typeof each === 'number')) return undefined
  return numbers.length === 3 ? [...numbers, 1] : numbers.length === 4 ? numbers : undefined
}

const letters: ReadonlyMap<string, readonly number[]> = new Map([
  ['g', [0, 0.5, 0]],
  ['c', [0, 0.75, 0.75]],
  ['m', [0.75, 0, 0.75]],
  ['y', [0.75, 0.75, 0]],
])

/** Red, green, blue and opacity of a colour of a figure. */
export function coloursAsNumbers(colour: string, alpha?: number): Value {
  const channels =
    colour === 'none'
      ? [0, 0, 0, 0]
      : [1, 3, 5, 7].map(k => (k < colour.length ? parseInt(colour.slice(k, k + 2), 16) / 255 : 1))
  return tuple(alpha === undefined ? channels : channels.with(3, alpha))
}

const toRgba = row('to_rgba(c, alpha=None)', ([colour, alpha], site) => {
  const channels = channelsOf(colour, site)
  return tuple(given(alpha) ? channels.with(3, toNumber(alpha, 'alpha', site)) : channels)
})

const toRgb = row('to_rgb(c)', ([colour], site) => tuple(channelsOf(colour, site).slice(0, 3)))

const toHex = row('to_hex(c, keep_alpha=False)', ([colour, keep], site) => {
  const channels = channelsOf(colour, site).slice(0, flag(keep, false, site) ? 4 : 3)
  const digits = channels.map(x =>
    roundHalfEven(x * 255)
      .toString(16)
      .padStart(2, '0'),
  )
  return str(`#${digits.join('')}`)
})

const isColour = row('is_color_like(c)', ([colour = null], site) => {
  try {
    channelsOf(colour, site)
    return true
  } catch (thrown) {
    if (thrown instanceof PythonError && thrown.type === 'ValueError') return false
    throw thrown
  }
})

export const colours: ModuleValue = moduleOf('matplotlib.colors', [
  listed,
  segmented,
  normalize,
  toRgba,
  toRgb,
  toHex,
  isColour,
])
