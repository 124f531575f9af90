/** Statements of resets, other events and regular operations. */
import { isWritable, type Named, scopeOf } from './names.ts'
import type { RawStatement } from './raw.ts'
import { bounded, filled } from './texts.ts'

/** Statements for single neurons. */
export function codeOf(
  raws: readonly RawStatement[],
  variables: readonly Named[],
  before: readonly Named[] = [],
): string[] {
  const visible = [...variables, ...before]
  return raws.map((raw, index) => statement(raw, visible, { shared: false, index }))
}

/** Statements for values that all neurons share, to stand first; what they make is seen by the others. */
export function sharedCodeOf(
  raws: readonly RawStatement[],
  variables: readonly Named[],
): { readonly lines: string[]; readonly temporaries: readonly Named[] } {
  const visible = [...variables]
  const lines = raws.map((raw, index) => statement(raw, visible, { shared: true, index: index + 10 }))
  return { lines: lines.filter(line => line !== ''), temporaries: visible.slice(variables.length) }
}

/** What code may say of the last spike; one that is no number is beyond all rules. */
const spikes = ['t', 't - 1*ms', 't + 0.5*ms', '-1*second', 'lastspike + dt', 'lastspike - 0.3*ms']

interface Block {
  readonly shared: boolean
  readonly index: number
}

/** One statement; a temporary that it makes is visible from then on. */
function statement(raw: RawStatement, visible: Named[], { shared, index }: Block): string {
  const { kind, target, temporary, operator } = raw
  const scope = scopeOf(visible, { neurons: !shared })
  const text = filled(raw.text, scope)
  const writable = visible.filter(each => each.kind === kind && each.shared === shared && isWritable(each))
  const chosen = temporary ? undefined : writable[target % writable.length]
  const value = raw.bounded || kind === 'time' ? bounded(kind, text) : text
  if (chosen === undefined) {
    // A draw makes a value for each neuron of a temporary, after which nothing shared may be written.
    if (shared && /\b(?:randn?|poisson|few|many)\(/.test(text)) return ''
    const name = `tmp${index}`
    visible.push({ name, kind, role: 'temporary', shared, raw: undefined })
    return `${name} = ${value}`
  }
  if (chosen.name === 'lastspike') return `lastspike = ${spikes[target % spikes.length] ?? 't'}`
  if (operator === '/') return `${chosen.name} /= ${bounded(kind, text)}`
  return `${chosen.name} ${operator}= ${value}`
}
