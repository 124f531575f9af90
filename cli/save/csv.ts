import type { Recording } from './recording.ts'

const atOnce = 1024

/**
 * A recording as a table. Spikes: a line for each, `t (s),i`. Traces: a line for each sample, `t (s)` and a column for
 * each variable of each neuron, `v[0] (V)`. Numbers are written so that reading gives the same bits.
 */
export function* csvPieces(recording: Recording): Generator<string> {
  const columns = columnsOf(recording)
  yield `${columns.map(({ head }) => quoted(head)).join(',')}\n`
  const { length } = recording.t
  for (let from = 0; from < length; from += atOnce) {
    let piece = ''
    for (let line = from; line < Math.min(from + atOnce, length); line++) {
      piece += `${columns.map(({ values, offset }) => number(values[offset + line])).join(',')}\n`
    }
    yield piece
  }
}

interface Column {
  readonly head: string
  readonly values: ArrayLike<number>
  readonly offset: number
}

function columnsOf(recording: Recording): readonly Column[] {
  const { t, i } = recording
  const times = { head: 't (s)', values: t, offset: 0 }
  if (recording.kind === 'spikes') return [times, { head: 'i', values: i, offset: 0 }]
  const traces = recording.variables.flatMap(({ name, unit, values }) =>
    Array.from(i, (neuron, row) => ({
      head: `${name}[${neuron}]${unit === '' ? '' : ` (${unit})`}`,
      values,
      offset: row * t.length,
    })),
  )
  return [times, ...traces]
}

function number(value = NaN): string {
  if (Object.is(value, -0)) return '-0.0'
  return Number.isFinite(value) ? String(value) : Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf'
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
