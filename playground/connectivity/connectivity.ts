/** What a page shows of synapses: as many numbers as it has pixels, however many synapses there are. */
import type { ScriptEnd, ScriptSynapses } from '../../session/index.ts'

export interface Connectivity {
  readonly name: string
  readonly source: ScriptEnd
  readonly target: ScriptEnd
  readonly synapses: number
  /** Synapses in each cell: rows of sources, the first at the top, cells of targets. */
  readonly matrix: { readonly rows: number; readonly columns: number; readonly counts: Uint32Array }
  /** How many synapses neurons of the source have, and those of the target. */
  readonly out: Degrees
  readonly in: Degrees
}

/** How many neurons have how many synapses. */
export interface Degrees {
  readonly mean: number
  readonly least: number
  readonly most: number
  /** Degrees that a bin holds. */
  readonly width: number
  /** Neurons with `least + k * width` synapses or more, and fewer than the next. */
  readonly bins: Uint32Array
}

/** Rows and columns of a matrix at most. */
const mostCells = 256
const mostBins = 30

export function connectivityOf({ name, source, target, i, j }: ScriptSynapses): Connectivity {
  const [rows, columns] = [Math.min(source.size, mostCells), Math.min(target.size, mostCells)]
  const counts = new Uint32Array(rows * columns)
  const [outgoing, incoming] = [new Uint32Array(source.size), new Uint32Array(target.size)]
  for (let k = 0; k < i.length; k++) {
    const [before, behind] = [i[k] ?? 0, j[k] ?? 0]
    const cell = Math.floor((before * rows) / source.size) * columns + Math.floor((behind * columns) / target.size)
    counts[cell] = (counts[cell] ?? 0) + 1
    outgoing[before] = (outgoing[before] ?? 0) + 1
    incoming[behind] = (incoming[behind] ?? 0) + 1
  }
  return {
    name,
    source,
    target,
    synapses: i.length,
    matrix: { rows, columns, counts },
    out: degreesOf(outgoing),
    in: degreesOf(incoming),
  }
}

function degreesOf(numbers: Uint32Array): Degrees {
  let [least, most, sum] = [Infinity, 0, 0]
  for (const number of numbers) {
    least = Math.min(least, number)
    most = Math.max(most, number)
    sum += number
  }
  if (numbers.length === 0) least = 0
  const width = Math.max(1, Math.ceil((most - least + 1) / mostBins))
  const bins = new Uint32Array(Math.floor((most - least) / width) + 1)
  for (const number of numbers) {
    const bin = Math.floor((number - least) / width)
    bins[bin] = (bins[bin] ?? 0) + 1
  }
  return { mean: numbers.length === 0 ? 0 : sum / numbers.length, least, most, width, bins }
}
