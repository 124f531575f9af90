/** What texts may call besides elementary functions, and the scheme that groups may be integrated by. */
import {
  BinomialFunction,
  EquationFunction,
  ExplicitStateUpdater,
  type NamespaceLike,
  TimedArray,
} from '../../network/index.ts'

const clamp = 'def clamp(x, most): return minimum(maximum(x, -most), most)'

const bend = `
def bend(x, y):
    z = clamp(x, 2.0)
    if z > y:
        return z*0.5
    elif z < -y:
        a = z + y
        return a*a
    else:
        z = drawn_in + y
    return clamp(z, 1.0)`

const rectified = `
def rectified(v):
    if v > 5*mV:
        return v - 5*mV
    return 0*mV`

const between = 'def between(x): return x > -0.5 and x < 0.75'

/** Python text of functions, with the units of arguments and result. */
const texts = {
  clamp: { text: clamp, arguments: { x: '1', most: '1' }, result: '1' },
  bend: { text: bend.trim(), arguments: { x: '1', y: '1' }, result: '1' },
  rectified: { text: rectified.trim(), arguments: { v: 'volt' }, result: 'volt' },
  between: { text: between, arguments: { x: '1' }, result: 'boolean' },
} as const

const table = [0.5, -2, 3, 0.25]
const rows = [
  [1, -5, 7],
  [0, 12, 3],
]
const scheme = 'k = dt*f(x, t)\nx_new = x + dt*f(x + k/2, t + dt/2)'

const inner = {
  clamp: made('clamp'),
  drawn_in: 0.3,
}

function made(name: keyof typeof texts, namespace: NamespaceLike = {}): EquationFunction {
  const { text, ...units } = texts[name]
  return new EquationFunction(text, { ...units, namespace })
}

/** By the names by which texts call them. */
export const functions = {
  bend: made('bend', inner),
  rectified: made('rectified'),
  between: made('between'),
  drive_in: new TimedArray(table, '0.7*ms'),
  columns_in: new TimedArray(rows, '0.3*ms', { unit: 'mV' }),
  few: new BinomialFunction(5, 0.3),
  many: new BinomialFunction(100, 0.4),
}

/** A method of the model's own. */
export const midpoint: ExplicitStateUpdater = new ExplicitStateUpdater(scheme)

/** The same as lines of a script. */
export const functionLines: readonly string[] = [
  'drawn_in = 0.3',
  ...Object.values(texts).flatMap(({ text, arguments: given, result }) => [
    `@check_units(${[...Object.entries(given), ['result', result] as const].map(([name, unit]) => `${name}=${unit === 'boolean' ? 'bool' : unit}`).join(', ')})`,
    text,
  ]),
  `drive_in = TimedArray(${JSON.stringify(table)}, dt=0.7*ms)`,
  `columns_in = TimedArray(${JSON.stringify(rows)}*mV, dt=0.3*ms)`,
  'few = BinomialFunction(5, 0.3)',
  'many = BinomialFunction(100, 0.4)',
  `midpoint = ExplicitStateUpdater('''${scheme}''')`,
]
