/** What is on axes, by what matplotlib calls it: `ax.lines`, `ax.patches`, `ax.collections`. */
import type { Axes } from './figure.ts'
import { hasRectangles, rectanglesOf } from './rectangles.ts'
import type { Series } from './series.ts'

type Contents = (axes: Axes) => readonly unknown[]

/** What `plot` and `axvline` have drawn, in order. */
export function linesOf({ series }: Axes): readonly unknown[] {
  return series.filter(({ kind }) => kind === 'line' || kind === 'reference')
}

function isCollection(series: Series): boolean {
  if (series.kind === 'mesh') return series.origin === undefined
  return ['scatter', 'segments', 'band', 'contour', 'quiver', 'scale'].includes(series.kind)
}

const shapes: readonly Series['kind'][] = ['span', 'polygon', 'histogram']

function patchesOf({ series }: Axes): readonly unknown[] {
  return series.flatMap((one): readonly unknown[] =>
    hasRectangles(one) ? rectanglesOf(one) : shapes.includes(one.kind) ? [one] : [],
  )
}

/** By attribute of the axes. */
export const contents: ReadonlyMap<string, Contents> = new Map<string, Contents>([
  ['lines', linesOf],
  ['patches', patchesOf],
  ['collections', ({ series }) => series.filter(isCollection)],
  ['images', ({ series }) => series.filter(one => one.kind === 'mesh' && one.origin !== undefined)],
  ['texts', ({ series }) => series.filter(({ kind }) => kind === 'text')],
  ['containers', ({ series }) => series.filter(hasRectangles)],
])
