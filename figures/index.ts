export { FigureError } from './error.ts'
export type { Axes, Legend, Figure } from './figure.ts'
export { drawnFigure, type DrawnFigure } from './drawn-figure.ts'
export { plotOverTime, spikeKeywords } from './activity.ts'
export { plotConnections } from './connections.ts'
export { isKind, noKeywords, type Keywords } from './pyplot-arguments.ts'
export {
  currentAxes,
  currentFigure,
  drawnFigures,
  defaultCycle,
  setDefaultCycle,
  showAll,
  newPyplot,
  putCycle,
  type Pyplot,
  type SavedFigure,
} from './pyplot.ts'
export { type ColourBar, colourBarMethods } from './colour-bar.ts'
export {
  type ColourMap,
  colourMap,
  colourMapNames,
  entries,
  entryColour,
  entryOf,
  listedColours,
  mixedColours,
  turnedRound,
} from './colour-maps.ts'
export { artistMakers } from './made-artists.ts'
export type { Norm } from './mapped.ts'
export { type Grid, type GridCells, cellsBetween, cellsOf, gridMethods, gridspec, subgrid } from './grid.ts'
export { gridSubplots } from './sheets.ts'
export { isTable } from './repr.ts'
export { parseColour } from './colours.ts'
export { finiteRange } from './numbers.ts'
export { fontSize } from './properties.ts'
export { transforms } from './anchor.ts'
export { axisMethods } from './axis-methods.ts'
export { lookOnlyOfTexts } from './text-methods.ts'
export { changeLook, lookAnswers, lookChanges, lookOf, type TickLabel } from './tick-looks.ts'
export { artistClasses, artistMethod, artistNames } from './artists.ts'
export { axesMethods, figureMethods, pyplotFunctions } from './methods.ts'
export { undrawnKeywords, undrawnTexts } from './undrawn.ts'
export { contents } from './contents.ts'
export {
  type Bars,
  fillOf,
  hasRectangles,
  placeOfRectangle,
  type Rectangle,
  rectangleChanges,
  rectanglesOf,
} from './rectangles.ts'
export { legendEntries } from './legend.ts'
export { lookOnlyFunctions, lookOnlyKeywords, lookOnlyOfAxis } from './look-only.ts'
export type { Direction, Series } from './series.ts'
export { histogram, type Binning } from './histogram.ts'
export { formatter, tickers } from './tickers.ts'
export { toJSON } from './json.ts'
export { toSVG } from './svg.ts'
export { toCSV } from './csv.ts'
export { withGhosts } from './ghosts.ts'
export { type FigureView, type Limits, type NearPoint, nearestPoint, viewOf, zoomed } from './view.ts'
