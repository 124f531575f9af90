/** Random expressions of the model's language that pass its checks, for comparing two ways of computing them. */
import fc, { type Arbitrary } from 'fast-check'
import { type NamespaceLike, TimedArray } from '../../../network/index.ts'

/** What an expression gives: a plain number, a voltage, a whole number, or a condition. */
export type Kind = 'number' | 'voltage' | 'integer' | 'condition'

export interface Expression {
  readonly kind: Kind
  readonly text: string
}

/** The names that expressions may use, as equations. */
export const inputEquations = `
  a : 1
  b : 1
  v : volt
  k : integer
  j : integer
  p : boolean
  q : boolean`

/** Constants of the namespace; texts of whole numbers are integers, as in a script. */
export const inputConstants: NamespaceLike = {
  c: -2.75,
  d: '3',
  theta: '-50*mV',
  I: new TimedArray([0.5, -2, 3e5], '0.1*ms'),
  J: new TimedArray([[1, -0.5, 7], [0, Infinity, 3]], '0.1*ms', { unit: 'mV' }), // prettier-ignore
}

const edges = [
  0, -0, 1, -1, 0.5, -1.5, 3.7, 1e-10, -1e10, 709.9, -745.2, 5e-324, 1e308, -1e308, Infinity, -Infinity, NaN,
  2147483648.5, -2147483649, 9007199254740994, 0.1, 2.25, 1e-300, 25,
] // prettier-ignore

const wholeEdges = [0, 1, -1, 2, -3, 7, 100, -100, 2147483647, -2147483648, 46341, 12]

/** Values of the inputs: edges of every kind, paired differently. */
export function inputValues(size: number): Record<string, number[]> {
  const pick = (list: readonly number[], factor: number, offset: number): number[] =>
    Array.from({ length: size }, (_, index) => list[(index * factor + offset) % list.length] ?? 0)
  return {
    a: pick(edges, 1, 0),
    b: pick(edges, 5, 3),
    v: pick(edges, 7, 1).map(value => value * 0.01),
    k: pick(wholeEdges, 1, 0),
    j: pick(wholeEdges, 5, 4),
    p: pick([0, 1], 1, 0),
    q: pick([0, 1, 1], 1, 0),
  }
}

const functionsOfNumbers = [
  'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'exp', 'log', 'log10', 'expm1', 'log1p', 'exprel', 'arcsin', 'arccos',
  'arctan', 'sqrt', 'ceil', 'floor', 'abs', 'sign',
] // prettier-ignore

/** What expressions are made of: names and numbers by kind, and conditions that are names. */
export type Leaves = Readonly<Record<Kind | 'names', readonly string[]>>

type Texts = Record<Kind, string>

const ownLeaves: Leaves = {
  number: [
    'a', 'b', 'c', 'a', 'b', '0.1', '2.0', '(-1e3)', 'pi', 'e', '(v/theta)', '(t/ms)', '(dt/second)', 'inf', '(-a**2)',
  ], // prettier-ignore
  voltage: ['v', 'theta', '(3*mV)', '(-1.5*volt)', '(a*mV)'],
  integer: ['k', 'j', 'd', 'i', 'N', '0', '2', '(-3)', '1000', 't_in_timesteps'],
  condition: ['p', 'q', 'True', 'False'],
  names: ['p', 'q', 'True', 'False'],
}

/** Expressions of every kind over these leaves, nested so many levels deep. */
export function expressionTexts(leaves: Leaves, maxDepth = 4): { readonly [K in Kind]: Arbitrary<string> } {
  return fc.letrec<Texts>(tie => {
    const n = tie('number')
    const u = tie('voltage')
    const w = tie('integer')
    const c = tie('condition')
    const pair = (left: Arbitrary<string>, operators: readonly string[], right: Arbitrary<string>): Arbitrary<string> =>
      fc.tuple(left, fc.constantFrom(...operators), right).map(([x, operator, y]) => `(${x} ${operator} ${y})`)
    const applied = (names: readonly string[], ...values: readonly Arbitrary<string>[]): Arbitrary<string> =>
      fc.tuple(fc.constantFrom(...names), ...values).map(([name, ...given]) => `${name}(${given.join(', ')})`)
    // Where the symbolic library reads, a comparison is no number.
    const any = fc.oneof(
      n,
      w,
      c.map(text => `int(${text})`),
    )
    const tree = (kind: Kind, ...inner: readonly Arbitrary<string>[]): Arbitrary<string> =>
      fc.oneof({ depthSize: 'small', maxDepth, withCrossShrink: true }, fc.constantFrom(...leaves[kind]), ...inner)
    const name = fc.constantFrom(...leaves.names)
    return {
      number: tree(
        'number',
        pair(any, ['/'], any),
        pair(n, ['+', '-', '*', '%', '//'], any),
        pair(any, ['+', '-', '*', '%', '//', '**'], n),
        pair(n, ['**'], fc.constantFrom('2', '3', '4', '0.5', '-1', '-2', '1', '0', '1.5', '5')),
        pair(u, ['/'], u),
        applied(
          functionsOfNumbers,
          any.map(text => `1.0*${text}`),
        ),
        applied(['clip'], n, any, any),
        n.map(text => `(-${text})`),
      ),
      voltage: tree(
        'voltage',
        pair(u, ['+', '-', '%'], u),
        pair(u, ['*', '/'], any),
        applied(['abs', 'floor', 'ceil'], u),
        applied(['clip'], u, u, u),
        u.map(text => `sqrt(${text}*${text})`),
        u.map(text => `(${text}**3/volt**2)`),
        u.map(text => `(-${text})`),
      ),
      integer: tree(
        'integer',
        pair(w, ['+', '-', '*', '%', '//'], w),
        pair(w, ['**'], fc.constantFrom('0', '1', '2', '3', '4', '5', '-1')),
        applied(['int'], fc.oneof(n, w, c)),
        applied(['abs', 'sign'], w),
        applied(['clip'], w, w, w),
        applied(
          ['timestep'],
          fc.oneof(
            fc.constantFrom('t', '3*ms'),
            n.map(text => `${text}*ms`),
          ),
          fc.constant('dt'),
        ),
        w.map(text => `(-${text})`),
      ),
      condition: tree(
        'condition',
        pair(any, ['<', '<=', '>', '>=', '==', '!='], any),
        pair(u, ['<', '<=', '>', '>=', '==', '!='], u),
        pair(c, ['and', 'or'], c),
        pair(name, ['+', '*'], name),
        c.map(text => `(not ${text})`),
      ),
    }
  })
}

/** Expressions of every kind over the inputs. */
export function expressions(): Arbitrary<Expression> {
  const { number, voltage, integer, condition } = expressionTexts(ownLeaves)
  return fc.oneof(
    number.map(text => ({ kind: 'number', text }) as const),
    voltage.map(text => ({ kind: 'voltage', text }) as const),
    integer.map(text => ({ kind: 'integer', text }) as const),
    condition.map(text => ({ kind: 'condition', text }) as const),
  )
}
