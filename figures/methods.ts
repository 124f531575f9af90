import {
  KeywordReader,
  type Keywords,
  missing,
  named,
  noKeywords,
  nothingGiven,
  onlyArgument,
  pairOf,
  toText,
  tooMany,
  truth,
} from './pyplot-arguments.ts'
import { tickParams } from './axis-methods.ts'
import { clim, colorbar } from './colour-bar.ts'
import { notDrawn } from './error.ts'
import { imshow, pcolormesh } from './mesh.ts'
import { type Axes, type Figure, clearAxes, removeAxes, textSizes } from './figure.ts'
import { gridspec } from './grid.ts'
import { errorbar } from './error-bars.ts'
import { boxplot, violinplot } from './boxplot.ts'
import { clabel, contour } from './contour.ts'
import { polarSettings } from './polar-settings.ts'
import { pie } from './pie.ts'
import { stem } from './stem.ts'
import { referenceLine, span } from './guides.ts'
import { eventplot, segments } from './segments.ts'
import { arrow, fill } from './polygons.ts'
import { quiver } from './quiver.ts'
import { annotate, figureText, sheetLabel, text } from './words.ts'
import { handlesAndLabels, setLegend } from './legend.ts'
import { addMade } from './made-artists.ts'
import { insetAxes, sheetAxes, twin } from './other-axes.ts'
import { parseColour } from './colours.ts'
import { linesOf } from './contents.ts'
import { hist } from './hist.ts'
import { isNumbered } from './sheet-layout.ts'
import { lookOf, type TickLabel } from './tick-looks.ts'
import { hist2d, matshow, matshowFigure, spy } from './matrix.ts'
import { stackplot } from './stackplot.ts'
import { barLabel } from './bar-labels.ts'
import { bar, barh, fillBetween, scatter } from './marks.ts'
import { plot, step } from './plot.ts'
import { type Pyplot, closeFigure, currentAxes, currentFigure, saveFigure, showAll } from './pyplot.ts'
import { type OnAxes, along, axesSettings, setMany, settings } from './axes-properties.ts'
import {
  applyScale,
  setBox,
  bounds,
  invert,
  isInverted,
  readLabel,
  setAxis,
  setGrid,
  setLimits,
  setMargins,
  setTicks,
  tickLabels,
} from './axes-settings.ts'
import {
  addSubplot,
  adjust,
  axesOf,
  clearFigure,
  figure,
  figureSize,
  labelOuter,
  shareLater,
  subplot,
  subplot2grid,
  subplotGrid,
  subplots,
} from './sheets.ts'

/** A function of `pyplot`: positional arguments and keywords, already evaluated, to plain data. */
export type PyplotFunction = (pyplot: Pyplot, args: readonly unknown[], keywords: Keywords) => unknown

/** A method of axes or of a figure. */
export type Method<Receiver> = (
  pyplot: Pyplot,
  receiver: Receiver,
  args: readonly unknown[],
  keywords: Keywords,
) => unknown

function logarithmic(x: boolean, y: boolean, call: string): OnAxes {
  return (axes, args, keywords) => {
    const lines = plot(axes, args, keywords, call)
    if (x) applyScale(axes, 'x', 'log')
    if (y) applyScale(axes, 'y', 'log')
    return lines
  }
}

/** What draws, under the same name in `pyplot` and on axes. */
const drawing: Readonly<Record<string, OnAxes>> = {
  plot: (axes, args, keywords) => plot(axes, args, keywords),
  step,
  semilogx: logarithmic(true, false, 'semilogx'),
  semilogy: logarithmic(false, true, 'semilogy'),
  loglog: logarithmic(true, true, 'loglog'),
  scatter,
  imshow,
  pcolormesh,
  pcolor: pcolormesh,
  contour: contour('contour'),
  contourf: contour('contourf'),
  clabel,
  hist,
  hist2d,
  spy,
  stackplot,
  bar_label: barLabel,
  bar,
  barh,
  fill_between: along('x', fillBetween),
  fill_betweenx: along('y', fillBetween),
  errorbar,
  stem,
  boxplot,
  violinplot,
  pie,
  axvline: along('x', referenceLine),
  axhline: along('y', referenceLine),
  axvspan: along('x', span),
  axhspan: along('y', span),
  vlines: along('x', segments),
  hlines: along('y', segments),
  eventplot,
  text,
  annotate,
  arrow,
  quiver,
  fill,
  legend: setLegend,
  grid: setGrid,
  margins: setMargins,
  axis: setAxis,
  box: setBox,
  tick_params: tickParams,
}

const axesOnly: Readonly<Record<string, OnAxes>> = {
  matshow,
  add_patch: addMade('add_patch', 'p'),
  add_line: addMade('add_line', 'line'),
  add_artist: addMade('add_artist', 'a'),
  set: setMany,
  get_xlim: (axes, args, keywords) => asked('get_xlim', args, keywords, () => setLimits(axes, 'x', [], noKeywords)),
  get_ylim: (axes, args, keywords) => asked('get_ylim', args, keywords, () => setLimits(axes, 'y', [], noKeywords)),
  get_xlabel: (axes, args, keywords) => asked('get_xlabel', args, keywords, () => axes.x.label),
  get_ylabel: (axes, args, keywords) => asked('get_ylabel', args, keywords, () => axes.y.label),
  get_title: (axes, args, keywords) => asked('get_title', args, keywords, () => axes.title),
  get_figure: (axes, args, keywords) => asked('get_figure', args, keywords, () => axes.figure),
  get_xbound: (axes, args, keywords) => asked('get_xbound', args, keywords, () => bounds(axes, 'x')),
  get_ybound: (axes, args, keywords) => asked('get_ybound', args, keywords, () => bounds(axes, 'y')),
  xaxis_inverted: (axes, args, keywords) => asked('xaxis_inverted', args, keywords, () => isInverted(axes, 'x')),
  yaxis_inverted: (axes, args, keywords) => asked('yaxis_inverted', args, keywords, () => isInverted(axes, 'y')),
  invert_xaxis: along('x', invert),
  invert_yaxis: along('y', invert),
  get_xticks: (axes, args, keywords) => asked('get_xticks', args, keywords, () => tickPlaces(axes, 'x')),
  get_yticks: (axes, args, keywords) => asked('get_yticks', args, keywords, () => tickPlaces(axes, 'y')),
  get_xticklabels: (axes, args, keywords) => asked('get_xticklabels', args, keywords, () => shownTickLabels(axes, 'x')),
  get_yticklabels: (axes, args, keywords) => asked('get_yticklabels', args, keywords, () => shownTickLabels(axes, 'y')),
  get_xscale: (axes, args, keywords) => asked('get_xscale', args, keywords, () => axes.x.scale),
  get_yscale: (axes, args, keywords) => asked('get_yscale', args, keywords, () => axes.y.scale),
  get_lines: (axes, args, keywords) => asked('get_lines', args, keywords, () => linesOf(axes)),
  get_legend_handles_labels: (axes, args, keywords) =>
    asked('get_legend_handles_labels', args, keywords, () => handlesAndLabels(axes)),
  get_legend: (axes, args, keywords) => asked('get_legend', args, keywords, () => axes.legend),
  has_data: (axes, args, keywords) =>
    asked('has_data', args, keywords, () => axes.series.some(({ kind }) => kind !== 'text')),
  set_axis_on: (axes, args, keywords) => asked('set_axis_on', args, keywords, () => void (axes.frame = true)),
  set_axis_off: (axes, args, keywords) => asked('set_axis_off', args, keywords, () => void (axes.frame = false)),
  twinx: (axes, args, keywords) => twin(axes, 'x', args, keywords),
  twiny: (axes, args, keywords) => twin(axes, 'y', args, keywords),
  sharex: along('x', shareLater),
  sharey: along('y', shareLater),
  inset_axes: insetAxes,
  label_outer: labelOuter,
  remove: (axes, args, keywords) => asked('remove', args, keywords, () => removeAxes(axes)),
  set_visible: (axes, args, keywords) => setVisible(axes, onlyArgument('set_visible', 'b', args, keywords)),
  cla: (axes, args, keywords) => asked('cla', args, keywords, () => clearAxes(axes)),
  clear: (axes, args, keywords) => asked('clear', args, keywords, () => clearAxes(axes)),
}

/** Axes that are not to be seen are taken off their figure, and come back to it. */
function setVisible(axes: Axes, value: unknown): null {
  const { figure: sheet } = axes
  if (!truth(value)) removeAxes(axes)
  else if (!sheet.axes.includes(axes)) sheet.axes.push(axes)
  return null
}

function asked<T>(call: string, args: readonly unknown[], keywords: Keywords, answer: () => T): T | null {
  nothingGiven(call, args, keywords)
  return answer() ?? null
}

function tickPlaces(axes: Axes, direction: 'x' | 'y'): unknown {
  return setTicks(axes, direction, [], noKeywords)[0]
}

/** Without those that are hidden, as in matplotlib. */
function shownTickLabels(axes: Axes, direction: 'x' | 'y'): readonly TickLabel[] {
  const axis = axes[direction]
  return isNumbered(axis) ? tickLabels(axes, direction).filter(({ index }) => lookOf(axis, index).visible) : []
}

/** The methods of axes, by name. */
export const axesMethods: ReadonlyMap<string, Method<Axes>> = new Map(
  [
    ...Object.entries(drawing),
    ...Object.entries({ ...settings, ...axesSettings }).map(([name, run]) => [`set_${name}`, run] as const),
    ...Object.entries(axesOnly),
    ...polarSettings,
  ].map(([name, run]): [string, Method<Axes>] => [name, (_, axes, args, keywords) => run(axes, args, keywords)]),
)

/** The methods of a figure, by name. */
export const figureMethods: ReadonlyMap<string, Method<Figure>> = new Map(
  Object.entries<Method<Figure>>({
    add_subplot: (_, sheet, args, keywords) => addSubplot(sheet, args, keywords),
    add_axes: (_, sheet, args, keywords) => sheetAxes(sheet, 'add_axes', args, keywords),
    add_gridspec: (_, sheet, args, keywords) => gridspec('add_gridspec', sheet, args, keywords),
    text: (_, sheet, args, keywords) => figureText(sheet, args, keywords),
    delaxes: (_, __, args, keywords) => deleteAxes(args, keywords),
    subplots: (_, sheet, args, keywords) => {
      const reader = new KeywordReader('subplots', named('subplots', ['nrows', 'ncols'], args, keywords))
      const axes = subplotGrid(sheet, reader)
      reader.done()
      return axes
    },
    subplots_adjust: (_, sheet, args, keywords) => adjust(sheet, args, keywords),
    supxlabel: (_, sheet, args, keywords) => sheetLabel(sheet, 'x', args, keywords),
    supylabel: (_, sheet, args, keywords) => sheetLabel(sheet, 'y', args, keywords),
    suptitle: (_, sheet, args, keywords) => suptitle(sheet, args, keywords),
    tight_layout: (_, sheet, args, keywords) => tightLayout(sheet, args, keywords),
    savefig: (pyplot, sheet, args, keywords) => savefig(pyplot, sheet, args, keywords),
    show: (pyplot, _, args, keywords) => asked('show', args, keywords, () => showAll(pyplot)),
    gca: (_, sheet, args, keywords) =>
      asked('gca', args, keywords, () => sheet.currentAxes ?? addSubplot(sheet, [], noKeywords)),
    colorbar: (_, sheet, args, keywords) => colorbar(sheet, args, keywords),
    get_axes: (_, sheet, args, keywords) => asked('get_axes', args, keywords, () => [...sheet.axes]),
    clf: (_, sheet, args, keywords) => asked('clf', args, keywords, () => clearFigure(sheet)),
    clear: (_, sheet, args, keywords) => asked('clear', args, keywords, () => clearFigure(sheet)),
    get_size_inches: (_, sheet, args, keywords) =>
      asked('get_size_inches', args, keywords, () => Float64Array.from(sheet.size)),
    get_figwidth: (_, sheet, args, keywords) => asked('get_figwidth', args, keywords, () => sheet.size[0]),
    get_figheight: (_, sheet, args, keywords) => asked('get_figheight', args, keywords, () => sheet.size[1]),
    get_dpi: (_, sheet, args, keywords) => asked('get_dpi', args, keywords, () => sheet.dpi),
    set_facecolor: (_, sheet, args, keywords) => {
      sheet.background = parseColour(onlyArgument('set_facecolor', 'color', args, keywords))
      return null
    },
    set_figwidth: (_, sheet, args, keywords) => {
      sheet.size = figureSize([onlyArgument('set_figwidth', 'val', args, keywords), sheet.size[1]], sheet.dpi)
      return null
    },
    set_figheight: (_, sheet, args, keywords) => {
      sheet.size = figureSize([sheet.size[0], onlyArgument('set_figheight', 'val', args, keywords)], sheet.dpi)
      return null
    },
    set_size_inches: (_, sheet, args, keywords) => setSize(sheet, args, keywords),
  }),
)

/** The functions of `pyplot`, by name. */
export const pyplotFunctions: ReadonlyMap<string, PyplotFunction> = new Map([
  ...[...Object.entries(drawing), ...Object.entries(settings)].map(([name, run]): [string, PyplotFunction] => [
    name,
    (pyplot, args, keywords) => run(currentAxes(pyplot), args, keywords),
  ]),
  ...Object.entries<PyplotFunction>({
    figure,
    subplots,
    polar: (pyplot, args, keywords) => {
      const sheet = currentFigure(pyplot)
      const there = sheet.currentAxes?.polar === undefined ? undefined : sheet.currentAxes
      return plot(there ?? addSubplot(sheet, [], new Map([['polar', true]]), 'polar'), args, keywords, 'polar')
    },
    subplot: (pyplot, args, keywords) => subplot(currentFigure(pyplot), args, keywords),
    axes: (pyplot, args, keywords) =>
      args.length === 0 && !keywords.has('arg')
        ? addSubplot(currentFigure(pyplot), args, keywords, 'axes')
        : sheetAxes(currentFigure(pyplot), 'axes', args, keywords),
    delaxes: (pyplot, args, keywords) => deleteAxes(args.length > 0 ? args : [currentAxes(pyplot)], keywords),
    twinx: (pyplot, args, keywords) => twin(axesOrCurrent(pyplot, 'twinx', args), 'x', [], keywords),
    twiny: (pyplot, args, keywords) => twin(axesOrCurrent(pyplot, 'twiny', args), 'y', [], keywords),
    subplot2grid: (pyplot, args, keywords) => subplot2grid(currentFigure(pyplot), args, keywords),
    subplots_adjust: (pyplot, args, keywords) => adjust(currentFigure(pyplot), args, keywords),
    figtext: (pyplot, args, keywords) => figureText(currentFigure(pyplot), args, keywords),
    suptitle: (pyplot, args, keywords) => suptitle(currentFigure(pyplot), args, keywords),
    tight_layout: (pyplot, args, keywords) => tightLayout(currentFigure(pyplot), args, keywords),
    savefig: (pyplot, args, keywords) => savefig(pyplot, currentFigure(pyplot), args, keywords),
    show: (pyplot, args, keywords) => show(pyplot, args, keywords),
    close: (pyplot, args, keywords) => close(pyplot, args, keywords),
    clf: (pyplot, args, keywords) => asked('clf', args, keywords, () => clearFigure(currentFigure(pyplot))),
    cla: (pyplot, args, keywords) => asked('cla', args, keywords, () => clearAxes(currentAxes(pyplot))),
    colorbar: (pyplot, args, keywords) => colorbar(currentFigure(pyplot), args, keywords),
    clim: (pyplot, args, keywords) => clim(currentAxes(pyplot), args, keywords),
    gcf: (pyplot, args, keywords) => asked('gcf', args, keywords, () => currentFigure(pyplot)),
    gca: (pyplot, args, keywords) => asked('gca', args, keywords, () => currentAxes(pyplot)),
    sca: (pyplot, args, keywords) => {
      new KeywordReader('sca', keywords).done()
      const axes = axesOf('sca', args)
      axes.figure.currentAxes = axes
      pyplot.current = axes.figure
      return null
    },
    pause: (_, args, keywords) => {
      onlyArgument('pause', 'interval', args, keywords)
      return null
    },
    matshow: matshowFigure,
    get_fignums: (pyplot, args, keywords) => asked('get_fignums', args, keywords, () => figureNumbers(pyplot)),
    fignum_exists: (pyplot, args, keywords) => {
      const number = onlyArgument('fignum_exists', 'num', args, keywords)
      return figureNumbers(pyplot).some(each => Number(each) === number)
    },
    // Figures are drawn when the script ends, so drawing on and off the screen has no meaning.
    ion: (_, args, keywords) => asked('ion', args, keywords, () => null),
    ioff: (_, args, keywords) => asked('ioff', args, keywords, () => null),
    draw: (_, args, keywords) => asked('draw', args, keywords, () => null),
  }),
])

/** The numbers of open figures, in order. */
function figureNumbers({ open }: Pyplot): readonly bigint[] {
  return open
    .map(({ number }) => number)
    .toSorted((a, b) => a - b)
    .map(BigInt)
}

/** The axes that a call names, or the current ones. */
function axesOrCurrent(pyplot: Pyplot, call: string, args: readonly unknown[]): Axes {
  return args.length === 0 ? currentAxes(pyplot) : axesOf(call, args)
}

function deleteAxes(args: readonly unknown[], keywords: Keywords): null {
  new KeywordReader('delaxes', keywords).done()
  removeAxes(axesOf('delaxes', args))
  return null
}

function suptitle(sheet: Figure, args: readonly unknown[], keywords: Keywords): null {
  sheet.suptitle = readLabel('suptitle', 't', args, keywords, textSizes.titleSize)[0]
  return null
}

function tightLayout(sheet: Figure, args: readonly unknown[], keywords: Keywords): null {
  if (args.length > 0) throw tooMany('tight_layout', 0, args.length)
  const reader = new KeywordReader('tight_layout', keywords)
  reader.ignore('pad', 'h_pad', 'w_pad')
  reader.done()
  sheet.tight = true
  return null
}

function savefig(pyplot: Pyplot, sheet: Figure, args: readonly unknown[], keywords: Keywords): null {
  const reader = new KeywordReader('savefig', named('savefig', ['fname'], args, keywords))
  const name = reader.take('fname')
  if (name === undefined) throw missing('savefig', 'fname')
  // Resolution and cropping are for pictures made of pixels; what is written here is drawn to scale.
  reader.ignore('dpi', 'bbox_inches', 'pad_inches', 'format', 'facecolor', 'edgecolor', 'transparent', 'orientation')
  reader.done()
  saveFigure(pyplot, sheet, toText(name))
  return null
}

function show(pyplot: Pyplot, args: readonly unknown[], keywords: Keywords): null {
  const reader = new KeywordReader('show', named('show', ['block'], args, keywords))
  reader.ignore('block')
  reader.done()
  showAll(pyplot)
  return null
}

function close(pyplot: Pyplot, args: readonly unknown[], keywords: Keywords): null {
  const reader = new KeywordReader('close', named('close', ['fig'], args, keywords))
  const which = reader.take('fig')
  reader.done()
  if (which === 'all') {
    for (const sheet of pyplot.open.slice()) closeFigure(pyplot, sheet)
    return null
  }
  if (typeof which === 'string') throw notDrawn('figures are not known by name', "close('all') closes every figure")
  const sheet =
    which === undefined || which === null
      ? pyplot.current
      : pyplot.open.find(one => one === which || one.number === which)
  if (sheet) closeFigure(pyplot, sheet)
  return null
}

function setSize(sheet: Figure, args: readonly unknown[], keywords: Keywords): null {
  const given = args.length === 1 ? Array.from(pairOf(args[0]) ?? args) : args
  const reader = new KeywordReader('set_size_inches', named('set_size_inches', ['w', 'h'], given, keywords))
  const size = [reader.take('w'), reader.take('h')]
  reader.done('forward')
  sheet.size = figureSize(size, sheet.dpi)
  return null
}
