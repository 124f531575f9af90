/**
 * The functions of the expression language (semantics §3.3), a row each: how many arguments, what dimensions they
 * need, what comes out, and what computes it. Every stage reads this table; a function is added here, and in
 * `runtime-as/`.
 */
import type { ValueType } from '../../abi/index.ts'
import type { Expr } from '../grammar/ast.ts'

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
  /** Gives a finite real number for every real one, so that Brian 2 knows it to be real. */
  readonly real?: true
  readonly computed: Computed
}

/** What computes a function. */
export type Computed = RuntimeOperation | { readonly by: 'conversion' } | Drawn

/** A random number, by the name of the function unless it says otherwise. */
export interface Drawn {
  readonly by: 'draw'
  /** How many of so many trials succeed, each with this probability; both are the same for all neurons. */
  readonly binomial?: { readonly trials: Expr; readonly probability: Expr }
}

/** A function of `runtime-as/`, or an instruction. */
export interface RuntimeOperation {
  readonly by: 'runtime'
  /** File in `runtime-as/`, without ending, and in `runtime-as/single/` for f32; {@link builtIn} for an instruction. */
  readonly file: string
  /** The function for each type of operands it takes; where there are several, operands are brought to the widest of theirs. */
  readonly functions: Partial<Record<'f64' | 'f32' | 'i64' | 'i32', string>>
  /** Counts as a transcendental call in reports. */
  readonly transcendental?: true
  /** Whether there is a function for rows of floats besides: its name with `Row` behind it, in the same file. */
  readonly row?: true
  /** Computing it costs less than loading what was computed before. */
  readonly cheap?: true
}

/** Stands for the file of what AssemblyScript has as an instruction. */
export const builtIn = ''

function elementary(name: string, file: string, more: Pick<FunctionRow, 'real'> = {}): FunctionRow {
  const computed = {
    by: 'runtime',
    file,
    functions: { f64: name, f32: `${name}f` },
    transcendental: true,
    row: true,
  } as const
  return { name, arguments: ['dimensionless'], result: 'dimensionless', type: 'float', computed, ...more }
}

const real = { real: true } as const

function instruction(name: string, more: Partial<RuntimeOperation> = {}): RuntimeOperation {
  return { by: 'runtime', file: builtIn, functions: { f64: name, f32: name }, ...more }
}

function perType(name: string): RuntimeOperation {
  const functions = { f64: name, f32: `${name}f`, i64: `${name}I64`, i32: `${name}I32` }
  return { by: 'runtime', file: 'arith', functions, cheap: true }
}

const drawn = { stateful: true, computed: { by: 'draw' } } as const

const rows: readonly FunctionRow[] = [
  elementary('sin', 'trig', real),
  elementary('cos', 'trig', real),
  elementary('tan', 'trig'),
  elementary('arcsin', 'inverse-trig'),
  elementary('arccos', 'inverse-trig'),
  elementary('arctan', 'inverse-trig', real),
  elementary('sinh', 'hyperbolic', real),
  elementary('cosh', 'hyperbolic', real),
  elementary('tanh', 'hyperbolic', real),
  elementary('exp', 'exp', real),
  elementary('expm1', 'exp'),
  elementary('exprel', 'exp'),
  elementary('log', 'log'),
  elementary('log10', 'log-base'),
  elementary('log1p', 'log'),
  { name: 'sqrt', arguments: ['any'], result: 'root', type: 'float', computed: instruction('sqrt') },
  { name: 'ceil', arguments: ['any'], result: 'first', type: 'float', computed: instruction('ceil', { cheap: true }) },
  {
    name: 'floor',
    arguments: ['any'],
    result: 'first',
    type: 'float',
    computed: instruction('floor', { cheap: true }),
  },
  {
    name: 'abs',
    arguments: ['any'],
    result: 'first',
    type: 'highest',
    real: true,
    computed: instruction('abs', { cheap: true, functions: { f64: 'abs', f32: 'abs', i64: 'abs', i32: 'abs' } }),
  },
  { name: 'sign', arguments: ['any'], result: 'dimensionless', type: 'highest', computed: perType('sign') },
  {
    name: 'clip',
    arguments: ['any', 'like-first', 'like-first'],
    result: 'first',
    type: 'highest',
    computed: perType('clip'),
  },
  {
    name: 'int',
    arguments: ['dimensionless'],
    result: 'dimensionless',
    type: 'integer',
    computed: { by: 'conversion' },
  },
  {
    name: 'timestep',
    arguments: ['time', 'time'],
    result: 'dimensionless',
    type: 'integer',
    computed: { by: 'runtime', file: 'arith', functions: { f64: 'timestep' } },
  },
  { name: 'rand', arguments: [], result: 'dimensionless', type: 'float', ...drawn },
  { name: 'randn', arguments: [], result: 'dimensionless', type: 'float', ...drawn },
  { name: 'poisson', arguments: ['dimensionless'], result: 'dimensionless', type: 'integer', ...drawn },
]

/** Every function by name. */
export const functions: ReadonlyMap<string, FunctionRow> = new Map(rows.map(row => [row.name, row]))

/** Constants every expression sees. */
export const namedConstants: ReadonlyMap<string, number> = new Map([
  ['pi', 3.141592653589793],
  ['e', 2.718281828459045],
  ['inf', Infinity],
])
