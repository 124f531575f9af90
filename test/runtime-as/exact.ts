/*
 * Elementary functions to any precision, in integers: what the runtime's doubles are measured against. A real number is
 * an integer in units of 2^-p. Slow and plain on purpose: series and argument reductions from a textbook, nothing shared
 * with the runtime.
 */

/** A value m 2^(e - p). */
export interface Exact {
  readonly m: bigint
  readonly e: number
  readonly p: number
}

type Fixed = (x: bigint, p: number) => bigint

const one = (p: number): bigint => 1n << BigInt(p)
const times = (a: bigint, b: bigint, p: number): bigint => (a * b) >> BigInt(p)
const over = (a: bigint, b: bigint, p: number): bigint => (a << BigInt(p)) / b
const magnitude = (a: bigint): bigint => (a < 0n ? -a : a)
const bitLength = (a: bigint): number => (a === 0n ? 0 : magnitude(a).toString(2).length)

/** A double as mantissa and exponent: x = m 2^e. */
function parts(x: number): readonly [m: bigint, e: number] {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, x)
  const pattern = view.getBigUint64(0)
  const biased = Number((pattern >> 52n) & 0x7ffn)
  const fraction = pattern & 0xfffffffffffffn
  const m = biased === 0 ? fraction : fraction | (1n << 52n)
  return [x < 0 ? -m : m, Math.max(biased, 1) - 1075]
}

function shift(m: bigint, by: number): bigint {
  return by >= 0 ? m << BigInt(by) : m >> BigInt(-by)
}

/** A double in units of 2^-p. */
export function fixed(x: number, p: number): bigint {
  const [m, e] = parts(x)
  return shift(m, e + p)
}

/** Digits so many that tiny arguments keep 200 significant bits through the formulas below. */
function precision(...xs: readonly number[]): number {
  return 256 + Math.max(...xs.map(x => (x === 0 ? 0 : Math.max(0, -2 * Math.floor(Math.log2(Math.abs(x)))))))
}

function memo(f: (p: number) => bigint): (p: number) => bigint {
  const known = new Map<number, bigint>()
  return p => {
    const value = known.get(p) ?? f(p)
    known.set(p, value)
    return value
  }
}

/** artanh or arctan of 1/n. */
function inverse(n: number, p: number, sign: bigint): bigint {
  const square = BigInt(n * n)
  let power = one(p + 20) / BigInt(n)
  let sum = 0n
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += power / k
    power = (sign * power) / square
  }
  return sum >> 20n
}

export const ln2 = memo(p => 18n * inverse(26, p, 1n) - 2n * inverse(4801, p, 1n) + 8n * inverse(8749, p, 1n))
export const pi = memo(p => 4n * (4n * inverse(5, p, -1n) - inverse(239, p, -1n)))

/** e^x as m 2^k. */
function expParts(x: bigint, p: number): readonly [m: bigint, k: number] {
  const q = p + 40
  const unit = ln2(q)
  const wide = x << 40n
  const k = (2n * wide + unit) / (2n * unit) - (2n * wide + unit < 0n ? 1n : 0n)
  const r = (wide - k * unit) >> 10n
  let term = one(q)
  let sum = term
  for (let n = 1n; magnitude(term) > 1n; n++) {
    term = times(term, r, q) / n
    sum += term
  }
  for (let i = 0; i < 10; i++) sum = times(sum, sum, q)
  return [sum >> 40n, Number(k)]
}

const exp: Fixed = (x, p) => {
  const [m, k] = expParts(x, p)
  return shift(m, k)
}

const log: Fixed = (x, p) => {
  const k = bitLength(x) - p
  const m = shift(x << 20n, -k)
  const q = p + 20
  const s = over(m - one(q), m + one(q), q)
  const z = times(s, s, q)
  let power = s
  let sum = 0n
  for (let n = 1n; magnitude(power) > 1n; n += 2n) {
    sum += power / n
    power = times(power, z, q)
  }
  return (2n * sum + BigInt(k) * ln2(q)) >> 20n
}

function root(a: bigint): bigint {
  if (a === 0n) return 0n
  let x = 1n << BigInt((bitLength(a) + 2) >> 1)
  while (true) {
    const next = (x + a / x) >> 1n
    if (next >= x) return x
    x = next
  }
}

const sqrt: Fixed = (x, p) => root(x << BigInt(p))

function sinCos(x: bigint, p: number): readonly [bigint, bigint] {
  const q = p + 20
  const half = pi(q + bitLength(x)) >> 1n
  const wide = x << BigInt(20 + bitLength(x))
  const k = (2n * wide + half) / (2n * half) - (2n * wide + half < 0n ? 1n : 0n)
  const r = (wide - k * half) >> BigInt(bitLength(x))
  let term = one(q)
  const sums = [0n, 0n, 0n, 0n]
  for (let n = 0; magnitude(term) > 1n; n++) {
    sums[n & 3] = (sums[n & 3] ?? 0n) + term
    term = times(term, r, q) / BigInt(n + 1)
  }
  const [c0 = 0n, s1 = 0n, c2 = 0n, s3 = 0n] = sums
  const s = (s1 - s3) >> 20n
  const c = (c0 - c2) >> 20n
  const turned = [s, c, -s, -c]
  const quadrant = Number(BigInt.asUintN(2, k))
  return [turned[quadrant] ?? 0n, turned[(quadrant + 1) & 3] ?? 0n]
}

const arctan: Fixed = (x, p) => {
  const q = p + 20
  let t = x << 20n
  for (let i = 0; i < 6; i++) t = over(t, one(q) + sqrt(one(q) + times(t, t, q), q), q)
  const z = times(t, t, q)
  let power = t
  let sum = 0n
  for (let n = 1n; magnitude(power) > 1n; n += 2n) {
    sum += power / n
    power = -times(power, z, q)
  }
  return (64n * sum) >> 20n
}

const formulas: Readonly<Record<string, Fixed>> = {
  expm1: (x, p) => exp(x, p) - one(p),
  exprel: (x, p) => over(exp(x, p) - one(p), x, p),
  rexprel: (x, p) => over(x, exp(x, p) - one(p), p),
  log1p: (x, p) => log(one(p) + x, p),
  sin: (x, p) => sinCos(x, p)[0],
  cos: (x, p) => sinCos(x, p)[1],
  tan: (x, p) => over(sinCos(x, p)[0], sinCos(x, p)[1], p),
  arctan,
  arcsin: (x, p) => 2n * arctan(over(x, one(p) + sqrt(one(p) - times(x, x, p), p), p), p),
  arccos: (x, p) => 2n * arctan(over(sqrt(one(p) - times(x, x, p), p), one(p) + x, p), p),
  sinh: (x, p) => (exp(x, p) - exp(-x, p)) / 2n,
  cosh: (x, p) => (exp(x, p) + exp(-x, p)) / 2n,
  tanh: (x, p) => over(exp(2n * x, p) - one(p), exp(2n * x, p) + one(p), p),
  arcsinh: (x, p) => (x < 0n ? -1n : 1n) * log(magnitude(x) + sqrt(times(x, x, p) + one(p), p), p),
  arccosh: (x, p) => log(x + sqrt(times(x, x, p) - one(p), p), p),
  arctanh: (x, p) => log(over(one(p) + x, one(p) - x, p), p) / 2n,
}

const ln10 = memo(p => log(10n * one(p), p))

/** ln of a double in units of 2^-p, that of its mantissa and of its exponent, so that its size asks for no more digits. */
function logOf(x: number, p: number): bigint {
  const [m, e] = parts(x)
  const bits = bitLength(m)
  return log(shift(m, p - bits), p) + BigInt(e + bits) * ln2(p)
}

/** The value of a function of the runtime at one or two doubles, to at least 150 significant bits. */
export function exact(name: string, x: number, y = 0): Exact {
  const p = precision(x)
  if (name === 'exp') {
    const [m, e] = expParts(fixed(x, p), p)
    return { m, e, p }
  }
  if (name === 'pow') {
    const q = 200 + precision(y)
    const [m, e] = expParts(times(fixed(y, q), logOf(x, q), q), q)
    return { m, e, p: q }
  }
  if (name === 'log') return { m: logOf(x, 400), e: 0, p: 400 }
  if (name === 'log2') return { m: over(logOf(x, 400), ln2(400), 400), e: 0, p: 400 }
  if (name === 'log10') return { m: over(logOf(x, 400), ln10(400), 400), e: 0, p: 400 }
  const formula = formulas[name]
  if (!formula) throw new Error(`no exact ${name}`)
  // large arguments of decaying functions leave few bits, and so do zeros of the periodic ones
  const decay = name === 'rexprel' ? Math.ceil(1.5 * Math.max(x, 0)) : 0
  const q = p + decay + (name === 'tanh' || name === 'exprel' || name === 'expm1' ? 200 : 0)
  return { m: formula(fixed(x, q), q), e: 0, p: q }
}

/** How far a double is from the exact value, in units of the last place of a double of that size. */
export function ulps(y: number, { m, e, p }: Exact): number {
  if (m === 0n) return y === 0 ? 0 : Infinity
  const place = Math.max(bitLength(m) + e - p - 53, -1074)
  if (!Number.isFinite(y)) return bitLength(m) + e - p > 1024 ? 0 : Infinity
  const [n, f] = parts(y)
  // both in units of 2^-40 ulp
  const difference = shift(n, f - place + 40) - shift(m, e - p - place + 40)
  return Number(magnitude(difference)) / 2 ** 40
}
