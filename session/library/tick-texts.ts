/** How a script's texts and functions write ticks. */
import { formatter } from '../../figures/index.ts'
import type { CallSite } from '../evaluate/call.ts'
import { invoke, settledNow } from '../evaluate/invoke.ts'
import { isCallable } from '../evaluate/classes/is-instance.ts'
import { isStr, namedDict, type Value } from '../evaluate/values.ts'
import { formatBraces } from '../print/braces.ts'
import { formatPercent } from '../print/percent.ts'

export type Formatter = ReturnType<typeof formatter>

/** `'%.1f'`: the value behind Python's `%`. */
export function percentFormatter(format: string, site: CallSite): Formatter {
  const write = (value: number): string => formatPercent({ text: format, pieces: [] }, value, site).text
  // What is wrong with the text is told where it stands.
  write(0)
  return formatter(write)
}

/** `'{x:.1f}'`: value and position under the names x and pos. */
export function bracesFormatter(format: string, site: CallSite): Formatter {
  const write = (x: number, position: number): string => {
    const named = namedDict([['x', x], ['pos', BigInt(position)]]) // prettier-ignore
    return formatBraces({ text: format, pieces: [] }, [], named, site).text
  }
  write(0, 0)
  return formatter(write)
}

/** A function of value and position. */
export function functionFormatter(func: Value, site: CallSite): Formatter {
  return formatter((value, position) =>
    site.session.text(settledNow(invoke(func, [value, BigInt(position)], new Map(), site), site)),
  )
}

/** What writes numbers by a text for Python's `%` or a function of one number; undefined for anything else. */
export function numberWriter(value: Value, site: CallSite): Formatter | undefined {
  if (isStr(value)) return percentFormatter(value.text.text, site)
  if (!isCallable(value)) return undefined
  return formatter(number => site.session.text(settledNow(invoke(value, [number], new Map(), site), site)))
}

/** The same, also by a text for `format`, as `'{:.1f}'` is one. */
export function labelWriter(value: Value, site: CallSite): Formatter | undefined {
  if (!isStr(value) || value.text.text.includes('%')) return numberWriter(value, site)
  return formatter(number => formatBraces(value.text, [number], namedDict([]), site).text)
}

/** What `set_major_formatter` makes of a text or a function; undefined for what is neither. */
export function formatterOf(value: Value, site: CallSite): Formatter | undefined {
  if (isStr(value)) return bracesFormatter(value.text.text, site)
  return isCallable(value) ? functionFormatter(value, site) : undefined
}
