/** Whether what chance decides in a script comes from the same distributions in two programs, by runs with several seeds in each. */
import { toNumber } from './observed.ts'
import type { Outcome } from './outcome.ts'
import { welch } from './welch.ts'

/** One number for each way of looking at what a run showed. */
export type Summary = ReadonlyMap<string, number>

/** The chance, for all numbers of a script together, at which a difference that is none would be reported. */
export const level = 0.01

const quantiles = [0.1, 0.5, 0.9]

/** A share of the largest value that is none. */
const rounding = 1e-9

/**
 * The numbers of each printed line, if it has the same words in every run; of each kind of thing in each axes how many there are, and of
 * each of its columns the number of values, their mean, spread and quantiles.
 */
export function summaryOf(outcome: Outcome): Summary {
  const found = new Map<string, number>()
  const columns = new Map<string, number[]>()
  for (const [part, shown] of outcome) {
    if (typeof shown === 'string') {
      const words = shown.replaceAll(number, '#').replaceAll(/\s+/g, ' ')
      // A list of another length is another line.
      for (const [k, text] of (shown.match(number) ?? []).entries())
        found.set(`${part} '${words.slice(0, 60)}', number ${k + 1}`, Number(text))
      continue
    }
    const kind = part.replace(/ \d+$/, '')
    found.set(`${kind}s`, (found.get(`${kind}s`) ?? 0) + 1)
    for (const [c, column] of shown.entries()) {
      const name = `${kind}s, column ${c + 1}`
      const values = columns.get(name) ?? []
      columns.set(name, values)
      for (const value of column) {
        const known = toNumber(value)
        if (Number.isFinite(known)) values.push(known)
      }
    }
  }
  for (const [name, values] of columns) {
    found.set(`${name}: values`, values.length)
    if (values.length === 0) continue
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
    const sorted = values.toSorted((a, b) => a - b)
    const largest = Math.max(Math.abs(sorted[0] ?? 0), Math.abs(sorted.at(-1) ?? 0))
    const tell = (what: string, value: number): void => {
      // What is left where values cancel is rounding.
      found.set(`${name}: ${what}`, Math.abs(value) < rounding * largest ? 0 : value)
    }
    tell('mean', mean)
    tell('spread', spread)
    for (const q of quantiles) tell(`quantile ${q}`, sorted[Math.round(q * (sorted.length - 1))] ?? NaN)
  }
  return found
}

const number = /(?<![A-Za-z_])-?\d+(?:\.\d*)?(?:e[+-]?\d+)?/gi

/**
 * The numbers of which the two programs have other distributions: all runs of one lie above all of the other, and Welch's test finds
 * their means further apart than chance would have it once in a hundred such scripts.
 */
export function differingNumbers(theirs: readonly Summary[], ours: readonly Summary[]): ReadonlyMap<string, string> {
  const names = [...new Set([...theirs, ...ours].flatMap(each => [...each.keys()]))]
  const compared = names.flatMap(name => {
    const [a, b] = [theirs, ours].map(runs => runs.flatMap(run => run.get(name) ?? []))
    if (a === undefined || b === undefined || a.length !== theirs.length || b.length !== ours.length) return []
    return new Set([...a, ...b]).size === 1 ? [] : [{ name, a, b }]
  })
  return new Map(
    compared.flatMap(({ name, a, b }) => {
      const apart = Math.max(...a) < Math.min(...b) || Math.max(...b) < Math.min(...a)
      if (!apart || welch(a, b) * compared.length >= level) return []
      return [[name, `is ${range(b)} instead of ${range(a)}`] as const]
    }),
  )
}

function range(values: readonly number[]): string {
  const [low, high] = [Math.min(...values), Math.max(...values)].map(value => Number(value.toPrecision(4)))
  return low === high ? `${low}` : `${low} to ${high}`
}
