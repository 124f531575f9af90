/** Axes that have no place in a grid: on the box of others, in it, or anywhere on the sheet. */
import { typeError, valueError } from './error.ts'
import { type Axes, type Figure, type Share, addAxes, wholeSheet } from './figure.ts'
import { setMany } from './axes-properties.ts'
import { KeywordReader, type Keywords, named, nothingGiven, oneDimensional } from './pyplot-arguments.ts'
import type { Direction } from './series.ts'
import { panel } from './sheets.ts'
import { share } from './sharing.ts'

/** `ax.twinx()`, `ax.twiny()`: axes on the same box that share one direction and have the other on the opposite side. */
export function twin(axes: Axes, shared: Direction, args: readonly unknown[], keywords: Keywords): Axes {
  nothingGiven(`twin${shared}`, args, keywords)
  const owner = axes.within?.kind === 'twin' ? axes.within.axes : axes
  const made = addAxes(axes.figure, axes.place, { kind: 'twin', axes: owner })
  share(made, axes, shared)
  made[shared].visible = false
  Object.assign(made[shared === 'x' ? 'y' : 'x'], { opposite: true, labelOpposite: true })
  return made
}

/** `ax.inset_axes([left, bottom, width, height])`, in shares of the box; it leaves alone which axes are current. */
export function insetAxes(axes: Axes, args: readonly unknown[], keywords: Keywords): Axes {
  const { figure } = axes
  const { currentAxes } = figure
  const reader = new KeywordReader('inset_axes', named('inset_axes', ['bounds'], args, keywords))
  const made = addAxes(figure, axes.place, {
    kind: 'inset',
    axes,
    share: readShare('inset_axes', reader.take('bounds')),
  })
  reader.ignore('zorder')
  setMany(made, [], reader.rest())
  figure.currentAxes = currentAxes
  return made
}

/** `fig.add_axes([left, bottom, width, height])`, `axes([…])`, in shares of the sheet. */
export function sheetAxes(sheet: Figure, call: string, args: readonly unknown[], keywords: Keywords): Axes {
  const reader = new KeywordReader(call, named(call, [call === 'axes' ? 'arg' : 'rect'], args, keywords))
  const rect = reader.take('arg', 'rect')
  reader.ignore('zorder')
  return panel(sheet, wholeSheet, reader, { kind: 'sheet', share: readShare(call, rect) })
}

function readShare(call: string, value: unknown): Share {
  if (value === undefined) throw typeError(`${call}() needs a place [left, bottom, width, height]`)
  const [left, bottom, width, height, ...more] = oneDimensional(value, 'rect')
  if (left === undefined || bottom === undefined || width === undefined || height === undefined || more.length > 0) {
    throw valueError(`${call}() needs four numbers, [left, bottom, width, height]`)
  }
  if (![left, bottom, width, height].every(Number.isFinite) || !(width > 0 && height > 0))
    throw valueError('all entries in rect must be finite, and width and height positive')
  return [left, bottom, width, height]
}
