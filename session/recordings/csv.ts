import type { Recording } from './recording.ts'

/** Characters in a piece: neither long tables nor wide ones become one text. */
const atOnce = 1 << 16

/**
 * A recording as a table. Events: a line for each, `t (s),i` and what was recorded besides, `v (V)`. Traces: a line for
 * each sample, `t (s)` and a column for each variable of each neuron, `v[0] (V)`. Rates: `t (s),rate (Hz)`. Numbers are
 * written so that reading gives the same bits. Synapses: `i,j`.
 */
export function* csvPieces(recording: Recording): Generator<string> {
  const columns = columnsOf(recording)
  let piece = ''
  const length = recording.kind === 'synapses' ? recording.count : recording.t.length
  for (let line = -1; line < length; line++) {
    let separator = ''
    for (const { head, values, offset } of columns) {
      piece += separator + (line < 0 ? quoted(head) : number(values[offset + line]))
      separator = ','
      if (piece.length < atOnce) continue
      yield piece
      piece = ''
    }
    piece += '\n'
  }
  yield piece
}

interface Column {
  readonly head: string
  readonly values: ArrayLike<number>
  readonly offset: number
}

function columnsOf(recording: Recording): readonly Column[] {
  if (recording.kind === 'synapses')
    return (['i', 'j'] as const).map(side => ({ head: side, values: recording.ends(side), offset: 0 }))
  const times = { head: 't (s)', values: recording.t, offset: 0 }
  if (recording.kind === 'rates') return [times, { head: 'rate (Hz)', values: recording.rate, offset: 0 }]
  const { kind, t, i, variables = [] } = recording
  if (kind === 'traces') {
    const traces = variables.flatMap(({ name, unit, values }) =>
      Array.from(i, (neuron, row) => ({ head: withUnit(`${name}[${neuron}]`, unit), values, offset: row * t.length })),
    )
    return [times, ...traces]
  }
  const besides = variables.map(({ name, unit, values }) => ({ head: withUnit(name, unit), values, offset: 0 }))
  return [times, { head: 'i', values: i, offset: 0 }, ...besides]
}

function withUnit(name: string, unit: string): string {
  return unit === '' ? name : `${name} (${unit})`
}

function number(value = NaN): string {
  if (Object.is(value, -0)) return '-0.0'
  return Number.isFinite(value) ? String(value) : Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf'
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
