/** What scripts say of polar axes. */
import { limitsOf } from './axis-limits.ts'
import { setLimits, setTicks } from './axes-settings.ts'
import { notDrawn, typeError, valueError } from './error.ts'
import type { Axes, Polar } from './figure.ts'
import {
  KeywordReader,
  type Keywords,
  named,
  noKeywords,
  oneDimensional,
  oneOf,
  onlyArgument,
  toNumber,
} from './pyplot-arguments.ts'
import { given, textList } from './properties.ts'
import { undrawnTexts } from './undrawn.ts'

/** Axes as they begin: angles from the right, anticlockwise. */
export const usualPolar: Polar = { offset: 0, direction: 1, labels: Math.PI / 8 }

/** `projection='polar'` or `polar=True`, taken from a call that makes axes. */
export function readPolar(reader: KeywordReader): Polar | undefined {
  const projection = reader.text('projection')
  const flag = reader.flag('polar') ?? false
  if (projection !== undefined && undrawnTexts.projection.includes(projection))
    throw notDrawn(`the projection '${projection}' is not drawn yet`, "give 'polar' or leave it out")
  if (projection !== undefined && projection !== 'polar' && projection !== 'rectilinear') {
    throw valueError(`'${projection}' is not a valid value for projection; supported values are 'polar', 'rectilinear'`)
  }
  return flag || projection === 'polar' ? usualPolar : undefined
}

/** Makes axes polar, with a grid as matplotlib has it. */
export function makePolar(axes: Axes, polar: Polar | undefined): void {
  if (polar === undefined) return
  axes.polar = polar
  axes.grid = 'both'
}

const compass: Readonly<Record<string, number>> = {
  E: 0,
  NE: Math.PI / 4,
  N: Math.PI / 2,
  NW: (3 * Math.PI) / 4,
  W: Math.PI,
  SW: (5 * Math.PI) / 4,
  S: (3 * Math.PI) / 2,
  SE: (7 * Math.PI) / 4,
}

type Setting = (axes: Axes, args: readonly unknown[], keywords: Keywords) => unknown

/** One argument, which changes how polar axes lie. */
function turning(name: string, argument: string, change: (value: unknown) => Partial<Polar>): [string, Setting] {
  return [
    name,
    (axes, args, keywords) => {
      const value = onlyArgument(name, argument, args, keywords)
      if (axes.polar === undefined) throw typeError(`${name}() is for polar axes`)
      axes.polar = { ...axes.polar, ...change(value) }
      return null
    },
  ]
}

function limit(name: string, argument: string, end: 0 | 1): [string, Setting] {
  return [
    name,
    (axes, args, keywords) => {
      const value = toNumber(onlyArgument(name, argument, args, keywords), argument)
      const [low, high] = limitsOf(axes, 'y')
      setLimits(axes, 'y', end === 0 ? [value, high] : [low, value], noKeywords)
      return null
    },
  ]
}

/** The methods of polar axes alone. */
export const polarSettings: readonly (readonly [string, Setting])[] = [
  turning('set_theta_zero_location', 'loc', value => ({ offset: oneOf(compass, String(value), 'loc') })),
  turning('set_theta_offset', 'offset', value => ({ offset: toNumber(value, 'offset') })),
  turning('set_theta_direction', 'direction', value => ({
    direction: value === 'clockwise' || value === -1 ? -1 : 1,
  })),
  turning('set_rlabel_position', 'value', value => ({ labels: (toNumber(value, 'value') * Math.PI) / 180 })),
  limit('set_rmax', 'rmax', 1),
  limit('set_rmin', 'rmin', 0),
  ['set_rlim', (axes, args, keywords) => setLimits(axes, 'y', args, keywords)],
  ['set_rticks', (axes, args, keywords) => setTicks(axes, 'y', args, keywords)],
  ['set_rgrids', (axes, args, keywords) => setTicks(axes, 'y', args, keywords)],
  [
    'set_thetagrids',
    (axes, args, keywords) => {
      const reader = new KeywordReader('set_thetagrids', named('set_thetagrids', ['angles', 'labels'], args, keywords))
      const [angles, labels] = [oneDimensional(reader.take('angles'), 'angles'), reader.take('labels')]
      reader.done()
      const places = angles.map(angle => (angle * Math.PI) / 180)
      return setTicks(axes, 'x', given(labels) ? [places, textList(labels)] : [places], noKeywords)
    },
  ],
]
