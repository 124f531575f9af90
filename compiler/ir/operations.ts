/**
 * The operations of IR calls, a row each: which function of `runtime-as/` computes it for operands of which type. The
 * emitter imports that function; the interpreter calls it in `runtime.wasm`.
 */
import { invariant } from '../../diagnostics/index.ts'
import type { IrType } from './ir.ts'

export interface Operation {
  readonly name: string
  /** File in runtime-as/, without ending; {@link builtIn} for an instruction of its own. */
  readonly file: string
  /** Function for each operand type it takes. */
  readonly functions: Partial<Record<IrType, string>>
  /** How many operands of the first one's type it takes, or the types of all; one operand unless given. */
  readonly takes?: number | readonly IrType[]
  /** Type of its result; that of the first operand unless given. */
  readonly gives?: IrType
  /** Counts as a transcendental call in reports. */
  readonly transcendental?: true
}

/** Stands for the file of what AssemblyScript has as an instruction. */
export const builtIn = ''

function elementary(file: string, ...names: readonly string[]): Operation[] {
  return names.map(name => ({ name, file, functions: { f64: name }, transcendental: true }))
}

const rows: readonly Operation[] = [
  ...elementary('exp', 'exp', 'expm1', 'exprel', 'phi1'),
  ...elementary('log', 'log', 'log10', 'log1p'),
  ...elementary('trig', 'sin', 'cos', 'tan', 'arcsin', 'arccos', 'arctan'),
  ...elementary('hyperbolic', 'sinh', 'cosh', 'tanh'),
  { name: 'pow', file: 'power', functions: { f64: 'pow' }, takes: 2, transcendental: true },
  { name: 'sqrt', file: builtIn, functions: { f64: 'sqrt' } },
  { name: 'floor', file: builtIn, functions: { f64: 'floor' } },
  { name: 'ceil', file: builtIn, functions: { f64: 'ceil' } },
  { name: 'abs', file: builtIn, functions: { f64: 'abs', i64: 'abs', i32: 'abs' } },
  { name: 'square', file: 'arith', functions: { f64: 'square' } },
  { name: 'cube', file: 'arith', functions: { f64: 'cube' } },
  { name: 'sign', file: 'arith', functions: { f64: 'sign', i64: 'signI64', i32: 'signI32' } },
  { name: 'clip', file: 'arith', functions: { f64: 'clip', i64: 'clipI64', i32: 'clipI32' }, takes: 3 },
  { name: 'floordiv', file: 'arith', functions: { f64: 'floorDiv', i64: 'floorDivI64', i32: 'floorDivI32' }, takes: 2 },
  { name: 'mod', file: 'arith', functions: { f64: 'mod', i64: 'modI64', i32: 'modI32' }, takes: 2 },
  { name: 'timestep', file: 'arith', functions: { f64: 'timestep' }, takes: 2, gives: 'i64' },
  { name: 'latest_spike', file: 'refractory', functions: { f64: 'latestSpike' }, takes: ['f64', 'f64', 'i64'] },
]

const table: ReadonlyMap<string, Operation> = new Map(rows.map(row => [row.name, row]))

/** Every name under which generated text calls an operation. */
export function runtimeNames(): string[] {
  return rows.flatMap(({ functions }) => Object.values(functions))
}

/** The operation that a runtime function computes. */
export function runtimeOperation(name: string): string | undefined {
  return rows.find(({ functions }) => Object.values(functions).includes(name))?.name
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
  const found = row.functions[type]
  invariant(found !== undefined, `${name} to be defined for ${type}`)
  return { file: row.file, name: found }
}
