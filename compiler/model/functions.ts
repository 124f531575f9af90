/**
 * The functions of the expression language (semantics §3.3), a row each: how many arguments, what dimensions they
 * need, what comes out, and which operation of the intermediate representation computes it.
 */
import type { ValueType } from '../../abi/index.ts'

/** What dimensions the arguments must have. */
export type ArgumentRule = 'dimensionless' | 'any' | 'like-first' | 'time'

export interface FunctionRow {
  readonly name: string
  readonly arguments: readonly ArgumentRule[]
  /** Dimension of the result: none, the first argument's, or its square root. */
  readonly result: 'dimensionless' | 'first' | 'root'
  /** Type of the result; `highest` is that of the arguments together. */
  readonly type: ValueType | 'highest'
  /** Draws a fresh random number at each evaluation. */
  readonly stateful?: true
}

const float1: Pick<FunctionRow, 'arguments' | 'result' | 'type'> = {
  arguments: ['dimensionless'],
  result: 'dimensionless',
  type: 'float',
}

const elementary = [
  'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'exp', 'log', 'log10', 'expm1', 'log1p', 'exprel', 'arcsin', 'arccos',
  'arctan',
] // prettier-ignore

const rows: readonly FunctionRow[] = [
  ...elementary.map(name => ({ name, ...float1 })),
  { name: 'sqrt', arguments: ['any'], result: 'root', type: 'float' },
  { name: 'ceil', arguments: ['any'], result: 'first', type: 'float' },
  { name: 'floor', arguments: ['any'], result: 'first', type: 'float' },
  { name: 'abs', arguments: ['any'], result: 'first', type: 'highest' },
  { name: 'sign', arguments: ['any'], result: 'dimensionless', type: 'highest' },
  { name: 'clip', arguments: ['any', 'like-first', 'like-first'], result: 'first', type: 'highest' },
  { name: 'int', arguments: ['dimensionless'], result: 'dimensionless', type: 'integer' },
  { name: 'timestep', arguments: ['time', 'time'], result: 'dimensionless', type: 'integer' },
  { name: 'rand', arguments: [], result: 'dimensionless', type: 'float', stateful: true },
  { name: 'randn', arguments: [], result: 'dimensionless', type: 'float', stateful: true },
  { name: 'poisson', arguments: ['dimensionless'], result: 'dimensionless', type: 'integer', stateful: true },
]

/** Every function by name. */
export const functions: ReadonlyMap<string, FunctionRow> = new Map(rows.map(row => [row.name, row]))

/** Constants every expression sees. */
export const namedConstants: ReadonlyMap<string, number> = new Map([
  ['pi', 3.141592653589793],
  ['e', 2.718281828459045],
  ['inf', Infinity],
])
