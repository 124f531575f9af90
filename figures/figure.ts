import type { Colour } from './colours.ts'
import type { PropCycle } from './prop-cycle.ts'
import type { Series, TextSeries } from './series.ts'
import type { TickLook } from './tick-looks.ts'
import type { TickFormat, TickLocator } from './ticks.ts'

/** A figure: a sheet with axes on it. Lengths on paper are in inches and points (1/72 inch), drawn at `dpi` pixels an inch. */
export interface Figure {
  readonly kind: 'figure'
  readonly number: number
  /** Width and height in inches. */
  size: readonly [width: number, height: number]
  dpi: number
  background: Colour
  readonly axes: Axes[]
  /** The axes that the next plain `plot` goes to. */
  currentAxes: Axes | null
  suptitle: string | undefined
  /** Words on the sheet beside its axes. */
  readonly texts: TextSeries[]
  /** Whether margins shrink to what the labels need. */
  tight: boolean
  /** Margins the script asked for. */
  spacing: Spacing
  /** The cycle of axes that are made from now on. */
  cycle: PropCycle | undefined
}

/** Edges of the panels as shares of the sheet, and gaps between them as shares of a panel. */
export interface Spacing {
  readonly left?: number
  readonly right?: number
  readonly bottom?: number
  readonly top?: number
  readonly wspace?: number
  readonly hspace?: number
}

/** A place in a grid of `rows` times `columns`, counted from the top left from 0. */
export interface GridPlace {
  readonly rows: number
  readonly columns: number
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  /** How wide columns and how high rows are, relative to each other; all alike where absent. */
  readonly widths?: readonly number[] | undefined
  readonly heights?: readonly number[] | undefined
  /** The cell that the whole grid is in, where that is not the sheet. */
  readonly parent?: GridPlace | undefined
  /** What the grid asks for, before what the figure does. */
  readonly spacing?: Spacing | undefined
}

/** One coordinate direction. */
export interface Axis {
  label: string
  /** Size of the label in points. */
  labelSize: number
  labelColour: Colour
  /** Where its middle was asked to be, in shares of the box; undefined for its usual place. It is not drawn there. */
  labelAt: readonly [x: number, y: number] | undefined
  /** How what is written at the ticks looks, one after the other, where that is not as usual; further ones are as the first. */
  looks: readonly Partial<TickLook>[]
  scale: 'linear' | 'log'
  /** Limits as the script fixed them; undefined while they follow the data. First above second turns the axis round. */
  limits: readonly [number, number] | undefined
  /** Limits that a picture set, which are given up for those of the data as soon as something else is drawn. */
  pictured: readonly [number, number] | undefined
  /** Whether limits that follow the data fall. */
  inverted: boolean
  /** What limits that follow the data take in besides, and have no margin beyond. */
  room: readonly number[]
  ticks: Float64Array | undefined
  tickLabels: readonly string[] | undefined
  /** Share of the range left free on either side of the data. */
  margin: number
  /** Axes with the same group share their limits. */
  shared: number | undefined
  /** Whether the numbers along the axis are written; inner panels that share an axis have none. */
  numbered: boolean
  /** How places of ticks are found where the script names none; undefined for round numbers. */
  locator: TickLocator | undefined
  /** How ticks are written: as usual, in plain numbers also on a logarithmic axis, or by a function. */
  format: 'auto' | 'plain' | TickFormat
  /** Whether ticks and numbers stand at the top or right instead of the bottom or left, and whether the label does. */
  opposite: boolean
  labelOpposite: boolean
  /** Which sides of the box have marks. */
  marks: 'one' | 'both' | 'none'
  /** Whether marks, numbers, label and grid of this direction are drawn. */
  visible: boolean
}

/** How angles and distances lie. Angles are in radians. */
export interface Polar {
  /** Where the angle 0 points, from the right anticlockwise, and which way angles grow. */
  readonly offset: number
  readonly direction: 1 | -1
  /** At which angle distances are written. */
  readonly labels: number
}

/** Axes: a box with coordinates, and what is drawn in it. */
export interface Axes {
  readonly kind: 'axes'
  readonly figure: Figure
  place: GridPlace
  /** Other axes that these are on or beside, where they have no place of their own. */
  readonly within: Within | undefined
  title: string
  /** Size of the title in points. */
  titleSize: number
  titleColour: Colour
  /** Of axes whose x are angles and whose y are distances. */
  polar: Polar | undefined
  readonly x: Axis
  readonly y: Axis
  readonly series: Series[]
  legend: Legend | undefined
  grid: 'none' | 'x' | 'y' | 'both'
  /** Colour of the box; undefined for what is usual. */
  background: Colour | undefined
  /** Whether box, ticks and labels are drawn. */
  frame: boolean
  /** Which sides of the box are drawn. */
  readonly spines: Record<Side, boolean>
  /** Whether a step of x is as long as one of y: limits are widened until it is, or the box is made smaller. */
  equal: 'none' | 'limits' | 'box'
  /** How many colours of the cycle are taken: by lines and histograms, and by scatters, bars and areas. */
  readonly coloursTaken: { lines: number; patches: number }
  /** What curves take one after the other; the ten colours unless the script says otherwise. */
  cycle: PropCycle | undefined
}

/** Axes with no place in a grid: on the box of others, on part of it, on part of the sheet, or a bar of colours beside others. */
export type Within =
  | { readonly kind: 'twin' | 'right' | 'below'; readonly axes: Axes }
  | { readonly kind: 'inset'; readonly axes: Axes; readonly share: Share }
  | { readonly kind: 'sheet'; readonly axes?: undefined; readonly share: Share }

/** Part of a box or of the sheet: left, bottom, width and height as shares of it. */
export type Share = readonly [left: number, bottom: number, width: number, height: number]

/** A side of the box around axes. */
export type Side = 'left' | 'right' | 'bottom' | 'top'

/** Where a legend stands, by matplotlib's words. */
export interface Legend {
  readonly location: string
  title: string | undefined
  readonly columns: number
  readonly frame: boolean
  /** Size of its text in points. */
  readonly fontSize: number
  /** The series shown and their names; by default every labelled one. */
  readonly entries: readonly LegendEntry[] | undefined
}

export interface LegendEntry {
  readonly series: Series
  readonly label: string
}

/** A figure without axes. */
export function emptyFigure(
  number: number,
  size: readonly [number, number] = [6.4, 4.8],
  dpi = 100,
  background: Colour = '#ffffff',
): Figure {
  return {
    kind: 'figure',
    number,
    size,
    dpi,
    background,
    axes: [],
    currentAxes: null,
    suptitle: undefined,
    texts: [],
    tight: false,
    spacing: {},
    cycle: undefined,
  }
}

/** Adds axes at a place of the figure's grid and makes them the current ones. */
export function addAxes(figure: Figure, place: GridPlace, within?: Within): Axes {
  const axes: Axes = {
    kind: 'axes',
    figure,
    place,
    within,
    polar: undefined,
    x: emptyAxis(),
    y: emptyAxis(),
    series: [],
    coloursTaken: { lines: 0, patches: 0 },
    cycle: figure.cycle,
    spines: { ...allSpines },
    ...bareLook,
  }
  figure.axes.push(axes)
  figure.currentAxes = axes
  return axes
}

/** Sizes of text in points. */
export const textSizes = { labelSize: 10, titleSize: 12 } as const

/** The colour of what is written. */
const ink = '#000000'

/** What axes look like that nothing was said about. */
const bareLook = {
  title: '',
  titleSize: textSizes.titleSize,
  titleColour: ink,
  legend: undefined,
  grid: 'none',
  background: undefined,
  frame: true,
  equal: 'none',
} as const

const allSpines = { left: true, right: true, bottom: true, top: true } as const

function emptyAxis(): Axis {
  return {
    label: '',
    labelSize: textSizes.labelSize,
    labelColour: ink,
    labelAt: undefined,
    looks: [],
    scale: 'linear',
    limits: undefined,
    pictured: undefined,
    inverted: false,
    room: [],
    ticks: undefined,
    tickLabels: undefined,
    margin: 0.05,
    shared: undefined,
    numbered: true,
    locator: undefined,
    format: 'auto',
    opposite: false,
    labelOpposite: false,
    marks: 'one',
    visible: true,
  }
}

/** Takes everything off axes, leaving their place and what they share. */
export function clearAxes(axes: Axes): void {
  const { x, y } = axes
  Object.assign(x, emptyAxis(), { shared: x.shared, numbered: x.numbered })
  Object.assign(y, emptyAxis(), { shared: y.shared, numbered: y.numbered })
  Object.assign(axes, bareLook)
  Object.assign(axes.coloursTaken, { lines: 0, patches: 0 })
  axes.cycle = axes.figure.cycle
  Object.assign(axes.spines, allSpines)
  axes.series.length = 0
}

/** Takes axes off their figure, with those that are on or beside them. */
export function removeAxes(axes: Axes): void {
  const all = axes.figure.axes
  const at = all.indexOf(axes)
  if (at >= 0) all.splice(at, 1)
  for (const one of all.filter(({ within }) => within?.axes === axes)) removeAxes(one)
  if (axes.figure.currentAxes === axes) axes.figure.currentAxes = all.at(-1) ?? null
}

/** The one place that fills the sheet. */
export const wholeSheet: GridPlace = { rows: 1, columns: 1, row: 0, column: 0, rowSpan: 1, columnSpan: 1 }

/** A copy that later calls do not reach; the arrays of numbers, which nobody writes to, are shared. */
export function snapshot(figure: Figure): Figure {
  const copy: Figure = { ...figure, axes: [], currentAxes: null, texts: [...figure.texts] }
  const copied = new Map<Axes, Axes>()
  for (const axes of figure.axes) {
    const owner = axes.within?.axes && copied.get(axes.within.axes)
    const twin: Axes = {
      ...axes,
      within: owner === undefined ? axes.within : ({ ...axes.within, axes: owner } as Within),
      figure: copy,
      x: { ...axes.x },
      y: { ...axes.y },
      series: [...axes.series],
      coloursTaken: { ...axes.coloursTaken },
      spines: { ...axes.spines },
    }
    copied.set(axes, twin)
    copy.axes.push(twin)
    if (figure.currentAxes === axes) copy.currentAxes = twin
  }
  return copy
}
