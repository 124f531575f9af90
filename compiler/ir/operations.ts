/**
 * The operations of IR calls: the functions of the language, whose rows stand in `model/functions.ts`, and what only
 * the compiler writes. The emitter imports their functions of `runtime-as/`; the interpreter calls them in `runtime.wasm`.
 */
import { invariant } from '../../diagnostics/index.ts'
import { builtIn, functions, type RuntimeOperation } from '../model/functions.ts'
import type { IrType } from './ir.ts'

export { builtIn }

export interface Operation extends RuntimeOperation {
  readonly name: string
  /** How many operands of the first one's type it takes, or the types of all. */
  readonly takes: number | readonly IrType[]
  /** Type of its result; that of the first operand unless given. */
  readonly gives?: IrType | undefined
}

const arith = { by: 'runtime', file: 'arith' } as const
const elementary = { by: 'runtime', row: true, transcendental: true } as const

/** Operators, and what passes make of functions. */
const own: readonly Operation[] = [
  { name: 'phi1', ...elementary, file: 'exp', functions: { f64: 'phi1', f32: 'exprelf' }, takes: 1 },
  { name: 'rexprel', ...elementary, file: 'exp', functions: { f64: 'rexprel', f32: 'rexprelf' }, takes: 1 },
  { name: 'pow', ...elementary, file: 'power', functions: { f64: 'pow', f32: 'powf' }, takes: 2 },
  { name: 'square', ...arith, functions: { f64: 'square', f32: 'squaref' }, takes: 1, cheap: true },
  { name: 'cube', ...arith, functions: { f64: 'cube', f32: 'cubef' }, takes: 1, cheap: true },
  { name: 'trunc', by: 'runtime', file: builtIn, functions: { f64: 'trunc' }, takes: 1, cheap: true },
  { name: 'nearest', by: 'runtime', file: builtIn, functions: { f64: 'nearest' }, takes: 1, cheap: true },
  { name: 'floordiv', ...arith, functions: { f64: 'floorDiv', i64: 'floorDivI64', i32: 'floorDivI32' }, takes: 2 },
  { name: 'mod', ...arith, functions: { f64: 'mod', i64: 'modI64', i32: 'modI32' }, takes: 2 },
  { name: 'whole_steps', ...arith, functions: { f64: 'wholeSteps' }, takes: 2 },
  { name: 'timed_parts', by: 'runtime', file: 'timed', functions: { f64: 'timedParts' }, takes: 2 },
  {
    name: 'latest_spike',
    by: 'runtime',
    file: 'refractory',
    functions: { f64: 'latestSpike' },
    takes: ['f64', 'f64', 'i64'],
  },
]

const rows: readonly Operation[] = [
  ...[...functions.values()].flatMap(({ name, computed, arguments: { length }, type }): Operation[] =>
    computed.by === 'runtime'
      ? [{ name, ...computed, takes: length, gives: type === 'integer' ? 'i64' : undefined }]
      : [],
  ),
  ...own,
]

const table: ReadonlyMap<string, Operation> = new Map(rows.map(row => [row.name, row]))

/** Every name under which generated text calls an operation. */
export function runtimeNames(): string[] {
  return rows.flatMap(({ functions, row }) => [
    ...Object.values(functions),
    ...(row === true
      ? [functions.f64, functions.f32].flatMap(name => (name === undefined ? [] : rowFunction(name)))
      : []),
  ])
}

/** What the function over rows is called that does to every element what this one does to one. */
export function rowFunction(name: string): string {
  return `${name}Row`
}

/** The row of an operation. */
export function operationNamed(name: string): Operation {
  const row = table.get(name)
  invariant(row !== undefined, `a known operation, not ${name}`)
  return row
}

/** The runtime function that computes an operation whose first operand has the given type. */
export function runtimeFunction(name: string, type: IrType): { readonly file: string; readonly name: string } {
  const row = operationNamed(name)
  const found = type === 'bool' ? undefined : row.functions[type]
  invariant(found !== undefined, `${name} to be defined for ${type}`)
  const isSingle = type === 'f32' && row.file !== builtIn
  return { file: isSingle ? `single/${row.file}` : row.file, name: found }
}
