import type { FigureData, SeriesData } from '../../figures/json.ts'
import { alike } from './compare-printed.ts'
import { close, largest } from './compare.ts'
import { toNumber } from './observed.ts'
import type { Value } from './reference.ts'

type Columns = readonly (readonly (Value | null)[])[]

/** The kinds that are compared, in columns: x and y; left, bottom, width and height; x0, y0, x1 and y1. */
type Kind = 'line' | 'points' | 'bars' | 'pieces'

/** Panels as `observe.py` tells them of Brian 2. */
export type Panel = Readonly<Record<Kind, readonly Columns[]>>

/** What a script showed, part by part: lines of text, and columns of numbers. */
export type Outcome = ReadonlyMap<string, string | Columns>

/** How far a drawn number may be off, as a part of the largest of its column. */
const allowed = 1e-9

/** Gives every printed line and everything drawn a name: `printed line 3`, `figure 1, axes 2, line 1`. */
export function outcome(printed: string, figures: readonly (readonly Panel[])[]): Outcome {
  const lines = withoutReports(printed.trimEnd().split('\n'))
  const texts = lines.map((line, k) => [`printed line ${k + 1}`, line] as const)
  const drawn = figures.flatMap((panels, f) =>
    panels.flatMap((panel, p) =>
      Object.entries(panel).flatMap(([kind, all]) =>
        all.map((columns, k) => [`figure ${f + 1}, axes ${p + 1}, ${kind} ${k + 1}`, columns] as const),
      ),
    ),
  )
  return new Map<string, string | Columns>([...texts, ...drawn])
}

/** What `report='text'` and profiles tell is how a run goes, no result; a program that Brian 2 makes in C++ says it itself, beside Python. */
function withoutReports(lines: readonly string[]): readonly string[] {
  return lines.filter(
    line =>
      !/^Starting simulation at t=|%\) simulated in | m?s +[\d.]+ %$/.test(line) &&
      !(lines.length === 1 && line === ''),
  )
}

/** The same of Hillock's figures: what is drawn across the axes is a line or bar there, and all bars of a panel are one series. */
export function panels({ axes }: FigureData): readonly Panel[] {
  return axes.map(({ series }) => {
    const bars = series.flatMap(barsOf)
    return {
      line: series.flatMap(lineOf),
      points: series.flatMap(each => (each.kind === 'scatter' ? [columns(each, 'x', 'y')] : [])),
      bars: bars.length === 0 ? [] : [[0, 1, 2, 3].map(k => bars.flatMap(each => each[k] ?? []))],
      pieces: series.flatMap(each => (each.kind === 'segments' ? [columns(each, 'x0', 'y0', 'x1', 'y1')] : [])),
    }
  })
}

function lineOf(series: SeriesData): readonly Columns[] {
  if (series.kind === 'line') return [columns(series, 'x', 'y')]
  if (series.kind !== 'reference') return []
  const across = columns({ ...series, across: [series['from'], series['to']] }, 'across')
  const along = (at: unknown): Columns => columns({ ...series, along: [at, at] }, 'along')
  return ['x' in series ? [...along(series['x']), ...across] : [...across, ...along(series['y'])]]
}

function barsOf(series: SeriesData): readonly Columns[] {
  if (series.kind === 'bars') return [columns(series, 'left', 'bottom', 'width', 'height')]
  if (series.kind === 'span') {
    const [low = NaN, high = NaN] = (columns(series, 'x' in series ? 'x' : 'y')[0] ?? []).map(toFinite)
    const [from, to] = [Number(series['from']), Number(series['to'])]
    return ['x' in series ? [[low], [from], [high - low], [to - from]] : [[from], [low], [to - from], [high - low]]]
  }
  if (series.kind !== 'histogram') return []
  const { style, across } = series['style'] as {
    readonly style: string
    readonly across: readonly [from: number, to: number]
  }
  // The outline of another style is no bar in matplotlib either.
  if (style !== 'bar') return []
  const [edges = [], counts = [], base] = columns(series, 'edges', 'counts', 'base')
  const [from, to] = across
  const bins = counts.map((_, k) => toFinite(edges[k + 1]) - toFinite(edges[k]))
  const starts = bins.map((bin, k) => toFinite(edges[k]) + bin * from)
  const widths = bins.map(bin => bin * (to - from))
  const feet = base ?? counts.map(() => 0)
  const lying = series['orientation'] === 'horizontal'
  return [lying ? [feet, starts, counts, widths] : [starts, feet, widths, counts]]
}

function columns(series: Readonly<Record<string, unknown>>, ...names: readonly string[]): Columns {
  return names.map(name => series[name] as Columns[number])
}

/** What is not finite, Hillock's figures do not tell apart. */
function toFinite(value: Value | null | undefined): number {
  const number = toNumber(value ?? null)
  return Number.isFinite(number) ? number : NaN
}

/** The parts in which two outcomes differ, with how. */
export function differingParts(expected: Outcome, got: Outcome): ReadonlyMap<string, string> {
  const names = [...new Set([...expected.keys(), ...got.keys()])]
  return new Map(
    names.flatMap(name => {
      const difference = differs(expected.get(name), got.get(name))
      return difference === undefined ? [] : [[name, difference] as const]
    }),
  )
}

/**
 * The parts that chance decides, by what runs with several seeds have shown: those in which they differ, and where each shows
 * another number of lines, of text or in axes, those that not all of them have, or that Brian 2 has or has not.
 */
export function randomParts(seen: readonly Outcome[], expected: Outcome): Set<string> {
  const [first = new Map(), ...others] = seen
  const differing = others.flatMap(each => [...differingParts(first, each).keys()])
  const someHave = differing.filter(part => seen.some(each => !each.has(part))).map(kindOf)
  const all = new Set([...seen, expected].flatMap(each => [...each.keys()]))
  const uncertain = [...all].filter(
    part => someHave.includes(kindOf(part)) && [...seen, expected].some(each => !each.has(part)),
  )
  return new Set([...differing, ...uncertain])
}

/** `figure 1, axes 2, line` of `figure 1, axes 2, line 3`. */
function kindOf(part: string): string {
  return part.replace(/ \d+$/, '')
}

function differs(expected: string | Columns | undefined, got: string | Columns | undefined): string | undefined {
  if (expected === undefined) return 'is too much'
  if (got === undefined) return 'is missing'
  if (typeof expected === 'string' || typeof got === 'string') {
    const same = typeof expected === 'string' && typeof got === 'string' && alike(expected, got)
    return same ? undefined : `is ${JSON.stringify(got)} instead of ${JSON.stringify(expected)}`
  }
  const [length, other] = [expected[0]?.length ?? 0, got[0]?.length ?? 0]
  if (length !== other) return `has ${other} values instead of ${length}`
  for (const [c, column] of expected.entries()) {
    const theirs = column.map(toFinite)
    const ours = (got[c] ?? []).map(toFinite)
    const within = allowed * largest(theirs)
    const wrong = theirs.findIndex((value, k) => !close(ours[k], value, within))
    if (wrong >= 0) return `has ${ours[wrong]} instead of ${theirs[wrong]} at ${wrong} of column ${c + 1}`
  }
  return undefined
}
