/** The module `random`, whose numbers after `seed(n)` are those of CPython. */
import type { CallSite, StateKey } from '../../evaluate/call.ts'
import { collect } from '../../evaluate/iterate.ts'
import { plainValue } from '../../evaluate/classes/mixed-in.ts'
import { toInteger, toNumber } from '../../evaluate/numeric.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { requireLength } from '../../evaluate/sequence-limit.ts'
import { typeName } from '../../evaluate/types.ts'
import { getItem, setItem } from '../../evaluate/subscript.ts'
import {
  list,
  type FunctionValue,
  type ModuleValue,
  type ObjectType,
  type ObjectValue,
  type Value,
} from '../../evaluate/values.ts'
import { given } from '../arguments.ts'
import { brianOf } from '../brian2/state.ts'
import { lengthOf } from '../builtins/iteration.ts'
import { method, methods, row, type MethodRow } from '../row.ts'
import { twister, type Twister } from './mersenne.ts'
import { moduleOf } from './module.ts'

/** A generator of random numbers, and the second of two normal ones. */
interface Source {
  twister: Twister
  next: number | undefined
}

/** The module's own; before any `seed`, its numbers follow from the seed of the session. */
const sourceKey: StateKey<Source> = {
  name: 'random',
  create: session => ({ twister: twister(BigInt(brianOf(session).options.seed)), next: undefined }),
}

function bits(source: Source, count: number): bigint {
  let made = 0n
  for (let k = 0; k * 32 < count; k++) {
    const left = count - k * 32
    const word = left < 32 ? source.twister.word() >>> (32 - left) : source.twister.word()
    made |= BigInt(word) << BigInt(32 * k)
  }
  return made
}

/** A whole number from 0 up to and without `n`. */
function below(source: Source, n: bigint): bigint {
  if (n <= 0n) return 0n
  const count = n.toString(2).length
  let found = bits(source, count)
  while (found >= n) found = bits(source, count)
  return found
}

function belowNumber(source: Source, n: number): number {
  return Number(below(source, BigInt(n)))
}

function integer(value: Value | undefined, site: CallSite): bigint {
  if (typeof value === 'bigint') return value
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value)
  if (typeof value === 'number') throw new PythonError('ValueError', 'non-integer arg 1 for randrange()')
  return BigInt(toInteger(value ?? null, 'an argument', site))
}

function range(source: Source, start: bigint, stop: bigint, step: bigint): bigint {
  const width = stop - start
  if (step === 1n) {
    if (width <= 0n) throw new PythonError('ValueError', `empty range for randrange() (${start}, ${stop}, ${width})`)
    return start + below(source, width)
  }
  if (step === 0n) throw new PythonError('ValueError', 'zero step for randrange()')
  const count = (width + step + (step > 0n ? -1n : 1n)) / step
  if (count <= 0n) throw new PythonError('ValueError', 'empty range for randrange()')
  return start + step * below(source, count)
}

const needSize = (value: Value, site: CallSite): number => {
  const size = lengthOf(value, site)
  if (size === undefined) throw new PythonError('TypeError', `object of type '${typeName(value)}' has no len()`)
  return size
}

function sample(source: Source, population: Value, k: number, site: CallSite): Value {
  if (typeof population === 'object' && population?.kind === 'set')
    throw new PythonError('TypeError', 'Population must be a sequence.  For dicts or sets, use sorted(d).')
  const pool = collect(population, site)
  const n = pool.length
  if (k < 0 || k > n) throw new PythonError('ValueError', 'Sample larger than population or is negative')
  const picked: Value[] = []
  const small = k > 5 ? 21 + 4 ** Math.ceil(site.session.math.log(k * 3) / site.session.math.log(4)) : 21
  if (n <= small) {
    for (let i = 0; i < k; i++) {
      const j = belowNumber(source, n - i)
      picked.push(pool[j] ?? null)
      pool[j] = pool[n - i - 1] ?? null
    }
    return list(picked)
  }
  const seen = new Set<number>()
  for (let i = 0; i < k; i++) {
    let j = belowNumber(source, n)
    while (seen.has(j)) j = belowNumber(source, n)
    seen.add(j)
    picked.push(pool[j] ?? null)
  }
  return list(picked)
}

function choices(source: Source, population: Value[], weights: number[] | undefined, k: number): Value[] {
  requireLength(k)
  const { length } = population
  if (length === 0) throw new PythonError('IndexError', 'list index out of range')
  if (weights === undefined) {
    return Array.from({ length: k }, () => population[Math.floor(source.twister.random() * length)] ?? null)
  }
  const total = weights.at(-1) ?? 0
  if (total <= 0) throw new PythonError('ValueError', 'Total of weights must be greater than zero')
  return Array.from({ length: k }, () => {
    const drawn = source.twister.random() * total
    const at = weights.findIndex((weight, index) => drawn < weight || index === length - 1)
    return population[at] ?? null
  })
}

function cumulative(weights: readonly number[]): number[] {
  let sum = 0
  return weights.map(weight => (sum += weight))
}

function normal(source: Source, { session: { math } }: CallSite): number {
  const magic = (4 * math.exp(-0.5)) / Math.sqrt(2)
  for (;;) {
    const u1 = source.twister.random()
    const u2 = 1 - source.twister.random()
    const z = (magic * (u1 - 0.5)) / u2
    if ((z * z) / 4 <= -math.log(u2)) return z
  }
}

function gauss(source: Source, { session: { math } }: CallSite): number {
  const { next } = source
  source.next = undefined
  if (next !== undefined) return next
  const angle = source.twister.random() * 2 * Math.PI
  const radius = Math.sqrt(-2 * math.log(1 - source.twister.random()))
  source.next = math.sin(angle) * radius
  return math.cos(angle) * radius
}

/** Cheng 1977 for shapes above 1, Ahrens and Dieter 1974 below. */
function gamma(source: Source, alpha: number, beta: number, { session: { math } }: CallSite): number {
  if (!(alpha > 0 && beta > 0)) throw new PythonError('ValueError', 'gammavariate: alpha and beta must be > 0.0')
  // With such numbers Python itself searches for ever.
  if (alpha > 1e300) throw new PythonError('ValueError', 'gammavariate: alpha is too large')
  const { random } = source.twister
  if (alpha > 1) {
    const ainv = Math.sqrt(2 * alpha - 1)
    const bbb = alpha - math.log(4)
    const ccc = alpha + ainv
    for (;;) {
      const u1 = random()
      if (!(u1 > 1e-7 && u1 < 0.9999999)) continue
      const u2 = 1 - random()
      const v = math.log(u1 / (1 - u1)) / ainv
      const x = alpha * math.exp(v)
      const z = u1 * u1 * u2
      const r = bbb + ccc * v - x
      if (r + 1 + math.log(4.5) - 4.5 * z >= 0 || r >= math.log(z)) return x * beta
    }
  }
  if (alpha === 1) return -math.log(1 - random()) * beta
  for (;;) {
    const b = (Math.E + alpha) / Math.E
    const p = b * random()
    const x = p <= 1 ? math.pow(p, 1 / alpha) : -math.log((b - p) / alpha)
    const u1 = random()
    if (p > 1 ? u1 <= math.pow(x, alpha - 1) : u1 <= math.exp(-x)) return x * beta
  }
}

const number = (value: Value | undefined, otherwise: number, site: CallSite): number =>
  value === undefined ? otherwise : toNumber(value, 'an argument', site)

function seedOf(seed: Value | undefined, site: CallSite): bigint {
  const value = plainValue(seed ?? null)
  if (!given(value)) return BigInt(brianOf(site.session).options.seed)
  if (typeof value === 'bigint') return value
  if (typeof value === 'boolean') return BigInt(value)
  const isWhole = typeof value === 'object' && value.kind === 'array' && value.type === 'integer'
  if (isWhole) return BigInt(toInteger(value, 'the seed', site))
  throw unsupported(`a seed of type '${typeName(value)}' is Python, not yet Hillock`, { help: 'seed with an integer' })
}

/** Everything that both the module and a `Random` have. */
const rows: readonly MethodRow<Source>[] = [
  method('seed(a=None, version=2)', (source, [a], site) => {
    source.twister = twister(seedOf(a, site))
    source.next = undefined
    return null
  }),
  method('random()', source => source.twister.random()),
  method('getrandbits(k, /)', (source, [k = null], site) => {
    const count = toInteger(k, 'number of bits', site)
    if (count < 0) throw new PythonError('ValueError', 'number of bits must be non-negative')
    if (count > 2 ** 20) throw new PythonError('MemoryError', `an integer of ${count} bits is too large`)
    return bits(source, count)
  }),
  method('uniform(a, b)', (source, [a, b], site) => {
    const from = number(a, 0, site)
    return from + (number(b, 0, site) - from) * source.twister.random()
  }),
  method('randint(a, b)', (source, [a, b], site) => range(source, integer(a, site), integer(b, site) + 1n, 1n)),
  method('randrange(start, stop=None, step=1)', (source, [start, stop, step], site) => {
    const first = integer(start, site)
    const by = step === undefined ? 1n : integer(step, site)
    if (given(stop)) return range(source, first, integer(stop, site), by)
    if (first <= 0n) throw new PythonError('ValueError', 'empty range for randrange()')
    return below(source, first)
  }),
  method('choice(seq)', (source, [seq = null], site) => {
    const size = needSize(seq, site)
    if (size === 0) throw new PythonError('IndexError', 'Cannot choose from an empty sequence')
    return getItem(seq, below(source, BigInt(size)), site)
  }),
  method(
    'choices(population, weights=None, *, cum_weights=None, k=1)',
    (source, [population = null, weights, sums, k], site) => {
      const numbers = (value: Value): number[] => collect(value, site).map(each => toNumber(each, 'a weight', site))
      const items = collect(population, site)
      const totals = given(sums) ? numbers(sums) : given(weights) ? cumulative(numbers(weights)) : undefined
      if (totals !== undefined && totals.length !== items.length)
        throw new PythonError('ValueError', 'The number of weights does not match the population')
      return list(choices(source, items, totals, k === undefined ? 1 : toInteger(k, 'k', site)))
    },
  ),
  method('shuffle(x)', (source, [x = null], site) => {
    for (let i = needSize(x, site) - 1; i > 0; i--) {
      const j = below(source, BigInt(i + 1))
      const [here, there] = [getItem(x, BigInt(i), site), getItem(x, j, site)]
      setItem(x, BigInt(i), there, site)
      setItem(x, j, here, site)
    }
    return null
  }),
  method('sample(population, k)', (source, [population = null, k = null], site) =>
    sample(source, population, toInteger(k, 'k', site), site),
  ),
  method(
    'gauss(mu=0.0, sigma=1.0)',
    (source, [mu, sigma], site) => number(mu, 0, site) + gauss(source, site) * number(sigma, 1, site),
  ),
  method(
    'normalvariate(mu=0.0, sigma=1.0)',
    (source, [mu, sigma], site) => number(mu, 0, site) + normal(source, site) * number(sigma, 1, site),
  ),
  method('lognormvariate(mu, sigma)', (source, [mu, sigma], site) =>
    site.session.math.exp(number(mu, 0, site) + normal(source, site) * number(sigma, 1, site)),
  ),
  method(
    'expovariate(lambd)',
    (source, [lambd], site) => -site.session.math.log(1 - source.twister.random()) / number(lambd, 1, site),
  ),
  method('triangular(low=0.0, high=1.0, mode=None)', (source, [low, high, mode], site) => {
    let [from, to] = [number(low, 0, site), number(high, 1, site)]
    let u = source.twister.random()
    if (from === to) return from
    let c = given(mode) ? (number(mode, 0, site) - from) / (to - from) : 0.5
    if (u > c) {
      u = 1 - u
      c = 1 - c
      ;[from, to] = [to, from]
    }
    return from + (to - from) * Math.sqrt(u * c)
  }),
  method('gammavariate(alpha, beta)', (source, [alpha, beta], site) =>
    gamma(source, number(alpha, 1, site), number(beta, 1, site), site),
  ),
  method('betavariate(alpha, beta)', (source, [alpha, beta], site) => {
    const y = gamma(source, number(alpha, 1, site), 1, site)
    return y === 0 ? 0 : y / (y + gamma(source, number(beta, 1, site), 1, site))
  }),
  method('paretovariate(alpha)', (source, [alpha], site) =>
    site.session.math.pow(1 - source.twister.random(), -1 / number(alpha, 1, site)),
  ),
  method('weibullvariate(alpha, beta)', (source, [alpha, beta], site) => {
    const { math } = site.session
    return number(alpha, 1, site) * math.pow(-math.log(1 - source.twister.random()), 1 / number(beta, 1, site))
  }),
]

const byName = methods(rows)

const randomType: ObjectType = {
  name: 'Random',
  attribute: (object, name) => byName.get(name)?.bind(object.data as Source),
  attributeNames: () => byName.keys(),
  repr: () => '<random.Random object>',
}

const randomClass = row(
  'Random(x=None)',
  ([x], site): ObjectValue => ({
    kind: 'object',
    type: randomType,
    data: { twister: twister(seedOf(x, site)), next: undefined } satisfies Source,
  }),
  { type: true },
)

/** The module's functions are those of a `Random` of its own. */
function ofModule({ name, parameters, bind }: MethodRow<Source>): FunctionValue {
  return {
    kind: 'function',
    name,
    parameters,
    call: (given_, site) => bind(site.session.state(sourceKey)).call(given_, site),
  }
}

export const randomModule: ModuleValue = moduleOf('random', [...rows.map(ofModule), randomClass])
