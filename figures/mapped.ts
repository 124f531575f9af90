import { type ColourMap, colourAt, colourMap } from './colour-maps.ts'
import type { Colour } from './colours.ts'
import { finiteRange } from './numbers.ts'
import { notDrawn, valueError } from './error.ts'
import { given } from './properties.ts'
import { isKind, type KeywordReader } from './pyplot-arguments.ts'
import type { ContourSeries } from './series.ts'

/** Numbers shown as colours: by a map, between two limits. */
export interface Mapped {
  values: Float64Array
  map: ColourMap
  /** The values at the ends of the map; undefined for the least and the greatest. */
  low: number | undefined
  high: number | undefined
}

/** `Normalize(vmin, vmax)`: the values at the ends of the colours, as a value of its own. */
export interface Norm {
  readonly kind: 'norm'
  readonly low: number | undefined
  readonly high: number | undefined
}

/** `cmap`, and `vmin` and `vmax` or a `norm` that has them, of a call. */
export function readMapped(reader: KeywordReader, values: Float64Array): Mapped {
  const [low, high] = [reader.number('vmin'), reader.number('vmax')]
  const norm = reader.take('norm')
  const map = colourMap(reader.take('cmap'))
  if (!given(norm)) return { values, map, low, high }
  if (!isKind<Norm>(norm, 'norm')) throw notDrawn('a norm other than Normalize is not drawn yet', 'give vmin and vmax')
  if (low !== undefined || high !== undefined)
    throw valueError(
      'Passing a Normalize instance simultaneously with vmin/vmax is not supported.  Please pass vmin/vmax as arguments to the norm object when creating it',
    )
  return { values, map, low: norm.low, high: norm.high }
}

/** The values at either end of the colours; 0 and 1 where there is none. */
export function colourLimits({ values, low, high }: Mapped): readonly [low: number, high: number] {
  const [least, greatest] = finiteRange(values)
  return least > greatest ? [low ?? 0, high ?? 1] : [low ?? least, high ?? greatest]
}

/** The colour of each value; nan has none. */
export function mappedColours(mapped: Mapped): readonly Colour[] {
  const [low, high] = colourLimits(mapped)
  const known = new Map<number, Colour>()
  return Array.from(mapped.values, value => {
    const share = Number.isNaN(value) ? NaN : high === low ? 0 : (value - low) / (high - low)
    const found = known.get(value) ?? colourAt(mapped.map, share)
    if (known.size < 4096) known.set(value, found)
    return found
  })
}

/** The colour of each line or area. */
export function contourColours({ colours, mapped, parts }: ContourSeries): readonly Colour[] {
  const own = colours ?? mappedColours(mapped)
  return parts.map((_, k) => own[k % own.length] ?? 'none')
}
