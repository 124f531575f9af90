/** Where the cells of grids lie on the sheet. */
import type { Extent } from './anchor.ts'
import type { Figure, GridPlace, Spacing } from './figure.ts'
import { type Box, lengths, lineCount } from './measures.ts'

/** Space around a panel, in pixels. */
export interface Room {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** What is needed around the panel in some cells. */
export interface Needed {
  readonly place: GridPlace
  readonly room: Room
}

/** The sheet as far as cells on it depend on it. */
interface Measures extends Extent {
  readonly figure: Figure
}

/** Whether cells are at an end of their grid. */
const isAt: Readonly<Record<keyof Room, (place: GridPlace) => boolean>> = {
  left: ({ column }) => column === 0,
  right: ({ column, columnSpan, columns }) => column + columnSpan === columns,
  top: ({ row }) => row === 0,
  bottom: ({ row, rowSpan, rows }) => row + rowSpan === rows,
}

/** Finds the box of any cells: of a grid on the sheet with matplotlib's margins, of one in a cell at that cell's edges. */
export function cellFinder(sheet: Measures, needed: readonly Needed[]): (place: GridPlace) => Box {
  const { figure, point } = sheet
  const edge = figure.tight ? 10.8 * point : 4
  const known = new Map<GridPlace | undefined, readonly Needed[]>()
  const insideOf = (parent: GridPlace | undefined): readonly Needed[] => {
    const found = known.get(parent) ?? withinGrid(parent, needed)
    known.set(parent, found)
    return found
  }
  const find = (place: GridPlace): Box => {
    const spacing = { ...figure.spacing, ...place.spacing }
    const inside = insideOf(place.parent)
    const area = place.parent === undefined ? insideMargins(sheet, inside, spacing, edge) : find(place.parent)
    const between = (one: keyof Room, other: keyof Room): number => inner(inside, one) + inner(inside, other) + edge
    const across = divide(area.width, place.columns, between('left', 'right'), figure.tight, spacing.wspace)
    const down = divide(area.height, place.rows, between('top', 'bottom'), figure.tight, spacing.hspace)
    const [x, width] = cells(across, place.columns, place.widths, place.column, place.columnSpan)
    const [y, height] = cells(down, place.rows, place.heights, place.row, place.rowSpan)
    return { left: area.left + x, top: area.top + y, width, height }
  }
  return find
}

/** What is needed in the cells of the grids in one place; of a grid in a cell, on the sides where its panels are at its end. */
function withinGrid(parent: GridPlace | undefined, needed: readonly Needed[]): readonly Needed[] {
  return needed.flatMap(({ place, room }) => {
    const passed: GridPlace[] = []
    let at: GridPlace | undefined = place
    while (at !== undefined && at.parent !== parent) {
      passed.push(at)
      at = at.parent
    }
    if (at === undefined) return []
    const side = (name: keyof Room): number => (passed.every(isAt[name]) ? room[name] : 0)
    return [{ place: at, room: { left: side('left'), right: side('right'), top: side('top'), bottom: side('bottom') } }]
  })
}

function outer(needed: readonly Needed[], side: keyof Room): number {
  return Math.max(0, ...needed.map(({ place, room }) => (isAt[side](place) ? room[side] : 0)))
}

function inner(needed: readonly Needed[], side: keyof Room): number {
  return Math.max(0, ...needed.map(({ place, room }) => (isAt[side](place) ? 0 : room[side])))
}

function insideMargins(
  { figure, width, height, point }: Measures,
  needed: readonly Needed[],
  spacing: Spacing,
  edge: number,
): Box {
  const lines = figure.suptitle === undefined ? 0 : lineCount(figure.suptitle)
  const above = lines === 0 ? 0 : height * 0.02 + lines * 12 * lengths.lineHeight * point
  const margin = (needs: number, usual: number, wanted: number | undefined): number =>
    wanted ?? (figure.tight ? needs : Math.max(needs, usual))
  const left = margin(outer(needed, 'left') + edge, width * 0.125, inPixels(spacing.left, width))
  const right = margin(outer(needed, 'right') + edge, width * 0.1, inPixels(spacing.right, width, true))
  const bottom = margin(outer(needed, 'bottom') + edge, height * 0.11, inPixels(spacing.bottom, height))
  const top = margin(outer(needed, 'top') + edge + above, height * 0.12, inPixels(spacing.top, height, true))
  return { left, top, width: width - left - right, height: height - top - bottom }
}

/** Where some of so many cells begin, and how long they are with the gaps between them. */
function cells(
  { size, gap }: { readonly size: number; readonly gap: number },
  count: number,
  ratios: readonly number[] | undefined,
  first: number,
  span: number,
): readonly [start: number, length: number] {
  const shares = ratios ?? Array.from({ length: count }, () => 1)
  const unit = (size * count) / shares.reduce((sum, share) => sum + share, 0)
  const along = (some: readonly number[]): number => some.reduce((sum, share) => sum + share * unit, 0)
  return [along(shares.slice(0, first)) + first * gap, along(shares.slice(first, first + span)) + (span - 1) * gap]
}

function inPixels(share: number | undefined, length: number, fromEnd = false): number | undefined {
  return share === undefined ? undefined : (fromEnd ? 1 - share : share) * length
}

/** The usual gap between panels, as a share of a panel. */
const usualGap = 0.2

/** No panel is narrower than this many pixels, even where labels leave no room. */
const narrowest = 12

function divide(
  total: number,
  count: number,
  needed: number,
  tight: boolean,
  share: number | undefined,
): { readonly size: number; readonly gap: number } {
  const usual = (portion: number): number => (portion * total) / (count + portion * (count - 1))
  const gap = share === undefined ? (tight ? needed : Math.max(needed, usual(usualGap))) : usual(share)
  return { size: Math.max(narrowest, (total - (count - 1) * gap) / count), gap }
}
