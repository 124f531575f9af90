/** `prop_cycle`: the styles that curves take one after the other where they are told no other. */
import { type Colour, cycleColour, parseColour } from './colours.ts'
import { typeError, valueError } from './error.ts'
import type { Axes } from './figure.ts'
import type { Format } from './format-string.ts'
import { given } from './properties.ts'
import type { Keywords } from './pyplot-arguments.ts'
import { isArrayLike, repr } from './repr.ts'

/** Properties of curves by their long names, all of the same; counted round. */
export type PropCycle = readonly Keywords[]

/** What a property is called in short; the cycle knows it by its long name. */
const shortNames: Readonly<Record<string, string>> = {
  color: 'c',
  linestyle: 'ls',
  linewidth: 'lw',
  markersize: 'ms',
  markeredgecolor: 'mec',
  markeredgewidth: 'mew',
  markerfacecolor: 'mfc',
}

const longNames = new Map(Object.entries(shortNames).map(([long, short]) => [short, long]))

/** A cycle as `set_prop_cycle` and `rc` take it: a list of properties, or None for the ten colours. */
export function readCycle(value: unknown): PropCycle | undefined {
  if (!given(value)) return undefined
  const entries = isArrayLike(value) ? Array.from(value) : []
  if (entries.length === 0 || !entries.every(isKeywords)) throw typeError(`a cycler is needed, not ${repr(value)}`)
  const cycle = entries.map(entry => new Map([...entry].map(([name, each]) => [longNames.get(name) ?? name, each])))
  for (const entry of cycle) if (entry.has('color')) parseColour(entry.get('color'))
  return cycle
}

function isKeywords(value: unknown): value is Keywords {
  return value instanceof Map
}

/** `set_prop_cycle(cycler)`, `set_prop_cycle('color', ['r', 'k'])`, `set_prop_cycle(color=['r', 'k'], lw=[1, 2])`. */
export function setPropCycle(axes: Axes, args: readonly unknown[], keywords: Keywords): null {
  const [first, values] = args
  if (args.length > 2 || (args.length > 0 && keywords.size > 0))
    throw typeError('set_prop_cycle() takes a cycler, a name and its values, or keywords')
  if (args.length === 2 && typeof first !== 'string')
    throw typeError(`a cycle of values is of a property by its name, and not of ${repr(first)}`)
  const named = args.length === 2 ? new Map([[first as string, values]]) : keywords
  axes.cycle = readCycle(args.length === 1 ? first : inStep(named))
  Object.assign(axes.coloursTaken, { lines: 0, patches: 0 })
  return null
}

/** Lists of values, side by side. */
function inStep(lists: Keywords): readonly Keywords[] {
  const columns = [...lists].map(([name, values]) => {
    if (!isArrayLike(values)) throw typeError(`the values of ${name} must be a list, not ${repr(values)}`)
    return [name, Array.from<unknown>(values)] as const
  })
  const length = columns[0]?.[1].length ?? 0
  const other = columns.find(([, values]) => values.length !== length)
  if (other) throw valueError(`Can only add equal length cycles, not ${length} and ${other[1].length}`)
  return Array.from({ length }, (_, k) => new Map(columns.map(([name, values]) => [name, values[k]])))
}

/** Colour number `index` of the cycle of axes; black of one that has no colours. */
export function colourOfCycle({ cycle }: Axes, index: number): Colour {
  if (cycle === undefined) return cycleColour(index)
  return parseColour(cycle[index % cycle.length]?.get('color') ?? 'k')
}

/**
 * The keywords of a curve, with what the next style of the cycle adds to them. A style is taken only where there is something
 * for it to add; the ten colours are no matter of keywords.
 */
export function styledByCycle(axes: Axes, keywords: Keywords, format: Partial<Format>): Keywords {
  const { cycle, coloursTaken } = axes
  if (cycle === undefined) return keywords
  // A format string of more than a colour says how line and marks look, be it by saying nothing of them.
  const byFormat = (name: string): boolean =>
    name === 'color' ? format.colour !== undefined : isWritten(format) && (name === 'linestyle' || name === 'marker')
  const missing = [...(cycle[0]?.keys() ?? [])].filter(
    name => !given(keywords.get(name)) && !given(keywords.get(shortNames[name] ?? name)) && !byFormat(name),
  )
  if (missing.length === 0) return keywords
  const style = cycle[coloursTaken.lines++ % cycle.length]
  const styled = new Map(keywords)
  for (const name of missing) {
    styled.delete(shortNames[name] ?? name)
    styled.set(name, style?.get(name))
  }
  return styled
}

function isWritten({ dash, marker }: Partial<Format>): boolean {
  return dash !== undefined || marker !== undefined
}
