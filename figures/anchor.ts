/** Where words and arrows stand: at a point of the data, of the box, of the sheet, or beside another point. */
import { notDrawn, typeError, valueError } from './error.ts'
import type { Axes } from './figure.ts'
import type { Placement } from './layers.ts'
import { isKind, pairOf, toNumber } from './pyplot-arguments.ts'
import { given } from './properties.ts'
import { repr } from './repr.ts'

/** What a coordinate counts: values of the data, shares of the box, shares of the sheet, or points away from what is pointed at. */
export type Space = 'data' | 'axes' | 'figure' | 'offset'

type Spaces = readonly [x: Space, y: Space]

export interface Anchor {
  readonly x: number
  readonly y: number
  readonly spaces: Spaces
}

/** `ax.transAxes` and the like, as `transform=` takes them. */
export interface Transform {
  readonly kind: 'transform'
  readonly spaces: Spaces
  /** The axes whose box and data count. */
  readonly axes?: Axes
}

/** The transforms that axes and figures have, by the name of the attribute. */
export const transforms: ReadonlyMap<string, Transform> = new Map<string, Transform>([
  ['transData', { kind: 'transform', spaces: ['data', 'data'] }],
  ['transAxes', { kind: 'transform', spaces: ['axes', 'axes'] }],
  ['transFigure', { kind: 'transform', spaces: ['figure', 'figure'] }],
  ['get_xaxis_transform', { kind: 'transform', spaces: ['data', 'axes'] }],
  ['get_yaxis_transform', { kind: 'transform', spaces: ['axes', 'data'] }],
])

const words: Readonly<Record<string, Space>> = {
  data: 'data',
  'axes fraction': 'axes',
  'figure fraction': 'figure',
  'subfigure fraction': 'figure',
  'offset points': 'offset',
}

/** What a `transform` says; `usual` without one. */
export function readTransform(value: unknown, usual: Spaces): Spaces {
  if (!given(value)) return usual
  if (isKind<Transform>(value, 'transform')) return value.spaces
  throw typeError(`a transform is needed, ax.transAxes for instance, not ${repr(value)}`)
}

/** What `xycoords` or `textcoords` says: a word, a transform, or a pair of them. */
export function readCoordinates(value: unknown, name: string, usual: Spaces): Spaces {
  if (!given(value)) return usual
  if (isKind<Transform>(value, 'transform')) return value.spaces
  const pair = typeof value === 'string' ? [value, value] : pairOf(value)
  const [x, y] = (pair ?? []).map(word => (typeof word === 'string' && Object.hasOwn(words, word) ? words[word] : word))
  if (isSpace(x) && isSpace(y)) return [x, y]
  const help = `it is one of ${Object.keys(words).map(repr).join(', ')}`
  if (/ (?:points|pixels|fontsize)$|^polar$/.test(String(x)))
    throw notDrawn(`${name}=${repr(value)} is not drawn yet`, help)
  throw valueError(`${repr(value)} is not a valid coordinate`, help)
}

function isSpace(value: unknown): value is Space {
  return value === 'data' || value === 'axes' || value === 'figure' || value === 'offset'
}

/** A pair (x, y) in some spaces. */
export function readAnchor(value: unknown, name: string, spaces: Spaces): Anchor {
  const pair = pairOf(value)
  if (pair === undefined) throw typeError(`${name} must be a pair (x, y)`)
  return { x: toNumber(pair[0], name), y: toNumber(pair[1], name), spaces }
}

/** The sheet as far as places on it depend on it, in pixels. */
export interface Extent {
  readonly width: number
  readonly height: number
  /** Pixels in a point. */
  readonly point: number
}

/**
 * Where an anchor lies, in pixels from the top left.
 * @param from what offsets count from
 */
export function pixelsOf(
  { x, y, spaces }: Anchor,
  { box, ...place }: Placement,
  { width, height, point }: Extent,
  from: readonly [number, number] = [0, 0],
): readonly [x: number, y: number] {
  const across = { data: () => place.x(x), axes: () => box.left + x * box.width, figure: () => x * width }
  const up = { data: () => place.y(y), axes: () => box.top + (1 - y) * box.height, figure: () => (1 - y) * height }
  const [spaceX, spaceY] = spaces
  return [
    spaceX === 'offset' ? from[0] + x * point : across[spaceX](),
    spaceY === 'offset' ? from[1] - y * point : up[spaceY](),
  ]
}
