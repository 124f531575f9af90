import {
  setAspect,
  setBounds,
  setLabel,
  setLimits,
  setMargin,
  setScale,
  setTickLabels,
  setTicks,
  setTitle,
} from './axes-settings.ts'
import { parseColour } from './colours.ts'
import type { Axes } from './figure.ts'
import { KeywordReader, type Keywords, noKeywords, onlyArgument, tooMany } from './pyplot-arguments.ts'
import { setPropCycle } from './prop-cycle.ts'
import type { Direction } from './series.ts'

/** What a script does to axes: positional arguments and keywords, already evaluated, to plain data. */
export type OnAxes = (axes: Axes, args: readonly unknown[], keywords: Keywords) => unknown

/** What does the same in either direction, in one of them. */
export function along(
  direction: Direction,
  run: (axes: Axes, direction: Direction, args: readonly unknown[], keywords: Keywords) => unknown,
): OnAxes {
  return (axes, args, keywords) => run(axes, direction, args, keywords)
}

/** What sets a property: `xlabel` in `pyplot`, `set_xlabel` on axes, a keyword of `ax.set`. */
export const settings: Readonly<Record<string, OnAxes>> = {
  xlabel: along('x', setLabel),
  ylabel: along('y', setLabel),
  title: setTitle,
  xlim: along('x', setLimits),
  ylim: along('y', setLimits),
  xticks: along('x', setTicks),
  yticks: along('y', setTicks),
  xscale: along('x', setScale),
  yscale: along('y', setScale),
}

/** `set_facecolor('0.9')`: the colour of the box. */
function setBackground(axes: Axes, args: readonly unknown[], keywords: Keywords): null {
  axes.background = parseColour(onlyArgument('set_facecolor', 'color', args, keywords))
  return null
}

/** What only the axes themselves can be told, by `set_…` and by a keyword of `ax.set`. */
export const axesSettings: Readonly<Record<string, OnAxes>> = {
  aspect: setAspect,
  facecolor: setBackground,
  prop_cycle: setPropCycle,
  xbound: along('x', setBounds),
  ybound: along('y', setBounds),
  xmargin: along('x', setMargin),
  ymargin: along('y', setMargin),
  xticklabels: along('x', setTickLabels),
  yticklabels: along('y', setTickLabels),
}

const setters: Readonly<Record<string, OnAxes>> = { ...settings, ...axesSettings }

/** `ax.set(xlabel=…, ylim=…)`, `subplot(…, title=…)`: every keyword by its setter; each is one value. */
export function setMany(axes: Axes, args: readonly unknown[], keywords: Keywords): null {
  if (args.length > 0) throw tooMany('set', 0, args.length)
  const reader = new KeywordReader('set', keywords)
  for (const [name, set] of Object.entries(setters)) {
    const value = reader.take(name)
    if (value !== undefined) set(axes, [value], noKeywords)
  }
  reader.done()
  return null
}
