/** `scheduling_summary()`: what a step does, as a table (semantics §1.1). */
import type { Network } from '../../../network/index.ts'
import { displayQuantity, seconds } from '../../../units/index.ts'
import type { Session } from '../../evaluate/call.ts'
import type { ObjectType, ObjectValue } from '../../evaluate/values.ts'
import type { Display } from '../../print/show.ts'

const summaryType: ObjectType = {
  name: 'SchedulingSummary',
  repr: ({ data }) => data as string,
}

/** The table of a network as it is now; to be printed. */
export function schedulingSummary(network: Network, session: Session): ObjectValue {
  return { kind: 'object', type: summaryType, data: table(network.schedule(), session) }
}

type Row = ReturnType<Network['schedule']>[number]

interface Column {
  readonly head: string
  readonly cell: (row: Row, display: Display) => string
  readonly place: (text: string, width: number) => string
}

const left = (text: string, width: number): string => text.padEnd(width)
const right = (text: string, width: number): string => text.padStart(width)

/** As Python's format `^` does it: an odd blank goes to the right. */
function centred(text: string, width: number): string {
  const missing = width - text.length
  const before = Math.floor(missing / 2)
  return ' '.repeat(before) + text + ' '.repeat(missing - before)
}

const columns: readonly Column[] = [
  { head: 'object', place: left, cell: ({ name, type }) => `${name} (${type})` },
  { head: 'part of', place: left, cell: partCell },
  { head: 'Clock dt', place: left, cell: clockCell },
  { head: 'when', place: left, cell: ({ when }) => when },
  { head: 'order', place: right, cell: ({ order }) => String(order) },
  { head: 'active', place: centred, cell: ({ active }) => (active ? 'yes' : 'no') },
]

/** Operations of a network are part of nothing, whereas monitors count as part of themselves. */
function partCell({ type, owner, ownerType }: Row): string {
  return type === 'NetworkOperation' ? '--' : `${owner} (${ownerType})`
}

function clockCell({ clock: { dt }, every }: Row, { units }: Display): string {
  const steps = every === 1 ? 'every step' : `every ${every} steps`
  return `${displayQuantity([dt], [], seconds, 'str', units)} (${steps})`
}

function table(rows: readonly Row[], display: Display): string {
  const cells = rows.map(row => columns.map(({ cell }) => cell(row, display)))
  const widths = columns.map(({ head }, k) => Math.max(head.length, ...cells.map(each => each[k]?.length ?? 0)))
  const line = (place: (column: Column, k: number) => string, between = ' | '): string =>
    columns.map(place).join(between)
  const lines = [
    line(({ head }, k) => centred(head, widths[k] ?? 0)),
    line((_, k) => '-'.repeat(widths[k] ?? 0), '-+-'),
    ...cells.map(each => line(({ place }, k) => place(each[k] ?? '', widths[k] ?? 0))),
  ]
  return lines.join('\n')
}
