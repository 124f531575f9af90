/** Areas by their corners: `fill`, and the arrows of `arrow`. */
import { parseColour } from './colours.ts'
import { typeError, valueError } from './error.ts'
import type { Axes } from './figure.ts'
import { parseFormat } from './format-string.ts'
import { put } from './put.ts'
import { nextPatchColour } from './plot.ts'
import { KeywordReader, type Keywords, named, oneDimensional, oneOf } from './pyplot-arguments.ts'
import { readCommon, readFill } from './properties.ts'
import type { PolygonSeries } from './series.ts'

/** `fill(x, y, [colour], …)`: the areas within. */
export function fill(axes: Axes, args: readonly unknown[], keywords: Keywords): readonly PolygonSeries[] {
  const added: PolygonSeries[] = []
  let left = args
  while (left.length > 0) {
    const [x, y, format] = left
    if (y === undefined || typeof y === 'string') throw typeError('fill() needs x and y of every polygon')
    const [xs, ys] = [oneDimensional(x, 'x'), oneDimensional(y, 'y')]
    if (xs.length !== ys.length) {
      throw valueError(`x and y must have same first dimension, but have shapes (${xs.length},) and (${ys.length},)`)
    }
    const word = typeof format === 'string' ? format : undefined
    const reader = new KeywordReader('fill', keywords, 'Polygon')
    const look = readFill(
      reader,
      () => (word === undefined ? undefined : parseFormat(word).colour) ?? nextPatchColour(axes),
    )
    const common = readCommon(reader, 1)
    reader.done()
    added.push(put(axes, { kind: 'polygon', x: xs, y: ys, fill: look, ...common }))
    left = left.slice(word === undefined ? 2 : 3)
  }
  return added
}

/** `arrow(x, y, dx, dy, width=0.001, head_width=…, head_length=…)`: an arrow whose corners are points of the data. */
export function arrow(axes: Axes, args: readonly unknown[], keywords: Keywords): PolygonSeries {
  const names = ['x', 'y', 'dx', 'dy']
  const reader = new KeywordReader('arrow', named('arrow', names, args, keywords), 'FancyArrow')
  const [x = NaN, y = NaN, dx = NaN, dy = NaN] = names.map(name => reader.number(name))
  if ([x, y, dx, dy].some(Number.isNaN)) throw typeError('arrow() needs the numbers x, y, dx and dy')
  const width = reader.number('width') ?? 0.001
  const headWidth = reader.number('head_width') ?? 3 * width
  const headLength = reader.number('head_length') ?? 1.5 * headWidth
  const included = reader.flag('length_includes_head') ?? false
  const startsAtZero = reader.flag('head_starts_at_zero') ?? false
  const overhang = reader.number('overhang') ?? 0
  const shape = oneOf({ full: 'full', left: 'left', right: 'right' } as const, reader.text('shape') ?? 'full', 'shape')
  const plain = !keywords.has('color') && !keywords.has('c')
  const look = readFill(reader, () => parseColour('C0'))
  const common = readCommon(reader, 1)
  reader.done()
  const distance = Math.hypot(dx, dy)
  const length = included ? distance : distance + headLength
  const neck = headLength * (1 - overhang)
  const side = (sign: number): [number, number][] => [
    [length - neck, (sign * width) / 2],
    [length - headLength, (sign * headWidth) / 2],
  ]
  const [left, right] = [side(1), side(-1)]
  const outline: readonly (readonly [number, number])[] = [
    ...(shape === 'right' ? [[0, 0] as const] : [[0, width / 2] as const, ...left]),
    [length, 0],
    ...(shape === 'left' ? [[0, 0] as const] : [...right.toReversed(), [0, -width / 2] as const]),
  ]
  const shift = startsAtZero ? headLength / 2 : 0
  const [cos, sin] = distance === 0 ? [1, 0] : [dx / distance, dy / distance]
  const corners = length === 0 ? [] : outline
  return put(axes, {
    kind: 'polygon',
    x: Float64Array.from(corners, ([along, aside]) => x + (along + shift) * cos - aside * sin),
    y: Float64Array.from(corners, ([along, aside]) => y + (along + shift) * sin + aside * cos),
    fill: plain && look.edge === 'none' ? { ...look, edge: '#000000' } : look,
    ...common,
  })
}
