import { type Axes, type Figure, addAxes, emptyFigure, snapshot, wholeSheet } from './figure.ts'
import { cycleColours } from './colours.ts'
import { type PropCycle, readCycle } from './prop-cycle.ts'
import { settleTicks } from './settle-ticks.ts'

/** The state of `pyplot` in one script: its figures, and which of them is current. */
export interface Pyplot {
  /** Open figures, oldest first. */
  readonly open: Figure[]
  /** Figures that were shown; later calls do not change them. */
  readonly shown: Figure[]
  /** Figures as they were when the script saved them. */
  readonly saved: SavedFigure[]
  current: Figure | null
  /** What curves of new axes take one after the other (`rc`); undefined for the ten colours. */
  cycle: PropCycle | undefined
}

/** A figure and the name that `savefig` gave it. */
export interface SavedFigure {
  readonly figure: Figure
  readonly file: string
}

/** A fresh state, without figures. */
export function newPyplot(): Pyplot {
  return { open: [], shown: [], saved: [], current: null, cycle: undefined }
}

/** The current figure; a new one of 6.4 by 4.8 inches when there is none. */
export function currentFigure(pyplot: Pyplot): Figure {
  return pyplot.current ?? openFigure(pyplot, emptyFigure(freeNumber(pyplot)))
}

/** The axes that plain calls draw on; new ones that fill the figure when there are none. */
export function currentAxes(pyplot: Pyplot): Axes {
  const figure = currentFigure(pyplot)
  return figure.currentAxes ?? addAxes(figure, wholeSheet)
}

/** Adds a figure and makes it the current one. */
export function openFigure(pyplot: Pyplot, figure: Figure): Figure {
  figure.cycle = pyplot.cycle
  pyplot.open.push(figure)
  pyplot.current = figure
  return figure
}

/** `rc('axes', prop_cycle=…)`: what curves take one after the other on axes that are made from now on. */
export function setDefaultCycle(pyplot: Pyplot, value: unknown): void {
  putCycle(pyplot, readCycle(value))
}

/** The same of a cycle that was there before. */
export function putCycle(pyplot: Pyplot, cycle: PropCycle | undefined): void {
  pyplot.cycle = cycle
  for (const figure of pyplot.open) figure.cycle = cycle
}

/** The cycle of axes that are made from now on, as a script sees it. */
export function defaultCycle({ cycle }: Pyplot): PropCycle {
  return cycle ?? cycleColours.map(colour => new Map([['color', colour]]))
}

/** A number above those of all open figures. */
export function freeNumber(pyplot: Pyplot): number {
  return Math.max(0, ...pyplot.open.map(figure => figure.number)) + 1
}

/** Closes a figure; the one opened last becomes current. */
export function closeFigure(pyplot: Pyplot, figure: Figure): void {
  const at = pyplot.open.indexOf(figure)
  if (at >= 0) pyplot.open.splice(at, 1)
  if (pyplot.current === figure) pyplot.current = pyplot.open.at(-1) ?? null
}

/** `show()`: everything open is finished, and the next call starts a new figure. */
export function showAll(pyplot: Pyplot): void {
  pyplot.open.forEach(settleTicks)
  pyplot.shown.push(...pyplot.open.filter(figure => figure.axes.length > 0))
  pyplot.open.length = 0
  pyplot.current = null
}

/** Keeps a figure as it is now under a file's name. */
export function saveFigure(pyplot: Pyplot, figure: Figure, file: string): void {
  const copy = snapshot(figure)
  settleTicks(copy)
  pyplot.saved.push({ figure: copy, file })
}

/** What a script has drawn by its end, in order: figures shown, then those still open; empty sheets left out. */
export function drawnFigures(pyplot: Pyplot): readonly Figure[] {
  return [...pyplot.shown, ...pyplot.open.filter(figure => figure.axes.length > 0)]
}
