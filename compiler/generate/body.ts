/** The statements of a loop → lines of text. */
import type { ClearStatement, EventRef, IrStatement, MatrixStatement } from '../ir/ir.ts'
import { elementOf } from './context.ts'
import { emit } from './expression.ts'
import type { Frame } from './frame.ts'
import { elementAt, shifts } from './lanes/index.ts'
import { adaptiveLines } from './adaptive.ts'
import { fillRow, mapRows } from './rows.ts'
import { singleDraw, type RandomSource } from './random.ts'
import { countEvent, recordEvent, sampleRows, takeSample } from './monitors.ts'
import { block } from './writer.ts'

/** What the statements of a loop need to know of where they stand. */
export interface BodyContext {
  readonly frame: Frame
  readonly random: RandomSource
  /** Text of the row that a neuron has in samples. */
  readonly row: string
  /** Lists that the function fills. */
  readonly lists: ReadonlySet<EventRef>
}

/** Lines of statements, in order. */
export function bodyLines(statements: readonly IrStatement[], setting: BodyContext): string[] {
  const { origins } = setting.frame.context
  return statements.flatMap(statement => {
    const lines = statementLines(statement, setting)
    // What stands under a condition comes from elsewhere.
    const own = statement.kind === 'if' ? 1 : lines.length
    return [...origins.of(lines.slice(0, own), { span: statement.origin }), ...lines.slice(own)]
  })
}

function statementLines(statement: IrStatement, setting: BodyContext): string[] {
  const { frame } = setting
  const { context } = frame
  switch (statement.kind) {
    case 'let': {
      // The value first: what it reads is known by its own name.
      const value = emit(statement.value, frame)
      return [`let ${frame.local(statement.local)} = ${value}`]
    }
    case 'assign':
      return [`${frame.local(statement.local)} = ${emit(statement.value, frame)}`]
    case 'set': {
      const { array, index } = statement
      const base = index === 'own' ? frame.element(array) : frame.base(context.array(array), array.name)
      return [frame.lanes.store(array.type, { base, offset: 0 }, emit(statement.value, frame))]
    }
    case 'put': {
      const { array, at, value } = statement
      const base = frame.base(context.array(array), array.name)
      const address = elementAt(base, `(${emit(at, frame)})`, shifts[array.type])
      return [frame.lanes.store(array.type, { base: address, offset: 0 }, emit(value, frame))]
    }
    case 'clear':
      return [clearLine(statement, frame)]
    case 'if':
      return block(`if (${emit(statement.condition, frame)})`, bodyLines(statement.body, setting))
    case 'draw':
      return [`const ${frame.local(statement.local)} = ${singleDraw(statement, setting)}`]
    case 'fill':
      return [fillRow(statement, setting)]
    case 'map':
      return [mapRows(statement, frame)]
    case 'matrix':
      return [
        ...matrixLines(statement, frame),
        ...statement.results.map(
          result => `let ${frame.local(result.local)} = ${matrixEntry(statement, result, frame)}`,
        ),
      ]
    case 'adaptive':
      return adaptiveLines(statement, bodyLines(statement.body, setting), frame)
    case 'event':
      return setting.lists.has(statement.event) ? appendToList(statement.event, frame) : []
    case 'record':
      return recordEvent(statement, frame)
    case 'sample':
      return takeSample(statement, setting.row, frame)
    case 'sample rows':
      return sampleRows(statement, frame)
    case 'count':
      return countEvent(statement, frame)
    case 'meet':
      throw new Error('a loop over single neurons looks for those that meet a condition')
    case 'rederive':
      return [`${deriveName(statement.population)}(n, n + 1)`]
  }
}

function clearLine({ array, range }: ClearStatement, frame: Frame): string {
  const base = frame.base(frame.context.array(array), array.name)
  const { symbol } = frame.context.size(array.population)
  const size = frame.topLoad(`room ${symbol}`, 'room', () => `load<i32>(${symbol})`)
  const [start, stop] = range === undefined ? ['0', size] : [range.start, range.stop].map(each => frame.scalar(each))
  const from = range === undefined ? base : elementAt(base, `(${start})`, shifts[array.type])
  return `memory.fill(${from}, 0, <usize>(${stop} - ${start}) << ${shifts[array.type]})`
}

/** Name of the exported function that computes rows of a population's derived arrays. */
export function deriveName(population: number): string {
  return `derive${population}`
}

function appendToList(event: EventRef, frame: Frame): string[] {
  const { indices, count } = frame.context.list(event)
  const base = frame.base(indices, `${event.name}_list`)
  const used = frame.counter(count, `${event.name}_count`)
  return [`store<i32>(${elementAt(base, used, shifts.i32)}, n)`, `${used}++`]
}

/** Lines behind the loops that keep how long the lists have become. */
export function keepListCounts(lists: readonly EventRef[], frame: Frame): string[] {
  return lists.map(event => {
    const { count } = frame.context.list(event)
    return `store<i32>(${count.symbol}, ${frame.counter(count, `${event.name}_count`)})`
  })
}

type Matrix = Pick<MatrixStatement, 'function' | 'scale' | 'size' | 'entries'>

/** Fills the scratch matrix and calls its function. */
export function matrixLines({ size, entries, function: called }: Matrix, frame: Frame): string[] {
  const scratch = scratchBase(size, frame)
  const call = frame.context.runtime('matrix', called === 'phi1' ? 'phi1Matrix' : 'expMatrix')
  const bytes = 8 * size * size
  const lines = entries.map((entry, index) => `store<f64>(${scratch}, ${emit(entry, frame)}, ${8 * index})`)
  return [...lines, `${call}(${scratch}, ${size}, ${scratch} + ${bytes}, ${scratch} + ${2 * bytes})`]
}

/** Text of a result. */
export function matrixEntry(
  { size, scale }: Matrix,
  { row, column }: { readonly row: number; readonly column: number },
  frame: Frame,
): string {
  const factor = emit(scale, frame)
  const entry = `load<f64>(${scratchBase(size, frame)}, ${8 * (size * size + row * size + column)})`
  return factor === '1.0' ? entry : `${factor} * ${entry}`
}

function scratchBase(size: number, frame: Frame): string {
  const slot = frame.context.table.array(`matrix ${size}`, {
    name: `matrix_${size}`,
    element: elementOf('f64'),
    length: { per: 'fixed', count: matrixScratch(size) },
    purpose: 'scratch',
    own: true,
  })
  return frame.base(slot, `matrix_${size}`)
}

/** Elements that a matrix function needs: the matrix, its result, and work space. */
function matrixScratch(size: number): number {
  return 5 * size * size
}
