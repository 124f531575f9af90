import { type Figure, currentFigure, newPyplot, type Pyplot, pyplotFunctions } from '../../figures/index.ts'

/** A call of pyplot: its name, its arguments, and last, as a plain object, its keywords. */
export type Call = readonly [name: string, ...args: readonly unknown[]]

/** Calls one function of pyplot. */
export function call(state: Pyplot, [name, ...args]: Call): unknown {
  const run = pyplotFunctions.get(name)
  if (!run) throw new Error(`no function ${name}`)
  const last = args.at(-1)
  const keywords = isKeywords(last) ? last : {}
  return run(state, isKeywords(last) ? args.slice(0, -1) : args, new Map(Object.entries(keywords)))
}

/** The figure that calls in a row make. */
export function draw(...calls: readonly Call[]): Figure {
  const state = newPyplot()
  for (const one of calls) call(state, one)
  return currentFigure(state)
}

/** Numbers to nine decimals, without −0. */
export function rounded(values: Iterable<number>): number[] {
  return Array.from(values, value => Math.round(value * 1e9) / 1e9 + 0)
}

function isKeywords(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    !('kind' in value)
  )
}
