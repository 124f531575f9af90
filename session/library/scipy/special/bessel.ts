/** Bessel functions: Cephes' where they are good, and what they are at their ends and far away. */
import type { ScalarMath } from '../../../arrays/math.ts'
import { lacking } from '../numbers.ts'
import { logGammaRatio } from './gamma-terms.ts'
import { guarded } from './guarded.ts'

type Cephes = typeof import('cephes')
type OfOne = (x: number) => number

/** cos and sin of eighths of a turn. */
function ofEighths(x: number, math: ScalarMath): readonly [cos: number, sin: number] {
  const eighths = x % 8
  const angle = (Math.PI / 4) * eighths
  return [math.cos(angle), math.sin(angle)]
}

/** Hankel's expansions for large x (DLMF 10.17.3 and 10.17.4): J and Y of an order. */
function hankel(order: number, x: number, math: ScalarMath): readonly [j: number, y: number] {
  let [term, p, q] = [1, 1, 0]
  for (let k = 1; k < 200; k++) {
    const next = (term * (2 * order - 2 * k + 1) * (2 * order + 2 * k - 1)) / (8 * k * x)
    if (next === 0 || (k > order && Math.abs(next) >= Math.abs(term))) break
    term = next
    // The signs of DLMF come two by two.
    if (k % 2 === 1) q += k % 4 === 1 ? term : -term
    else p += k % 4 === 2 ? -term : term
    if (Math.abs(term) < 1e-18) break
  }
  // The cosine of a sum keeps the digits that are lost where an eighth of a turn is taken from a large x.
  const [c, s] = ofEighths(2 * order + 1, math)
  const [cosine, sine] = [math.cos(x), math.sin(x)]
  const [cos, sin] = [cosine * c + sine * s, sine * c - cosine * s]
  const height = Math.sqrt(2 / Math.PI / x)
  return [height * (p * cos - q * sin), height * (p * sin + q * cos)]
}

/** ln of the bound (x/2)^order / Γ(order + 1) on J (DLMF 10.14.4), the first term of its series, for orders from 0. */
function logBound(order: number, x: number, math: ScalarMath): number {
  return order === 0 ? 0 : order * (math.log(x) - Math.LN2) - logGammaRatio(1, order, math)
}

/** The series in powers of x (DLMF 10.2.2), but for its first term. */
function series(order: number, x: number): number {
  const square = (x * x) / 4
  let [term, sum] = [1, 1]
  for (let k = 1; k < 60; k++) {
    term *= -square / k / (k + order)
    sum += term
  }
  return sum
}

/** Beyond this number of orders recurrences take too long. */
const mostOrders = 1e6

/**
 * J of an order from 0 and of the next one: up from Hankel's expansions of the least orders as far as the order is less
 * than x, otherwise down from far above (Miller's algorithm, DLMF 3.6), which gives all orders but for a factor.
 */
function pairOf(order: number, x: number, math: ScalarMath): readonly [number, number] {
  if (Math.max(order, x < far ? x : 0) > mostOrders) throw lacking('jv() of so large orders')
  const count = Math.floor(order)
  const least = order - count
  const begin = x < far ? undefined : ([hankel(least, x, math)[0], hankel(least + 1, x, math)[0]] as const)
  if (begin !== undefined && order + 1 < x) {
    let [own, next] = begin
    for (let k = 0; k < count; k++) [own, next] = [next, ((2 * (least + k + 1)) / x) * next - own]
    return [own, next]
  }
  let [above, own] = [0, 1e-300]
  let [found, next] = [0, 0]
  // Σ (α + 2k) Γ(α + k)/k! J_(α + 2k) = (x/2)^α (DLMF 10.23.15), whose factors are found on the way down from their logarithms.
  let sum = 0
  const top = 2 * Math.ceil((Math.max(order, x) + 12 * math.pow(x, 1 / 3) + 30) / 2)
  const factor = (k: number): number => {
    if (k === 0) return math.exp(logGammaRatio(1, least, math))
    return ((least + 2 * k) * math.exp(logGammaRatio(k, least, math))) / k
  }
  for (let n = top; n >= 0; n--) {
    if (n === count) [found, next] = [own, above]
    if (begin === undefined && n % 2 === 0) sum += factor(n / 2) * own
    if (n === 0) break
    ;[above, own] = [own, ((2 * (least + n)) / x) * own - above]
    if (Math.abs(own) > 1e200) {
      above *= 1e-200
      own *= 1e-200
      found *= 1e-200
      next *= 1e-200
      sum *= 1e-200
    }
  }
  if (begin === undefined) {
    const scale = math.pow(x / 2, least) / sum
    return [found * scale, next * scale]
  }
  const scale = Math.abs(own) > Math.abs(above) ? begin[0] / own : begin[1] / above
  return [found * scale, next * scale]
}

/** From here on Hankel's expansions have all digits of small orders. */
const far = 30

export interface BesselFunctions extends Readonly<
  Record<'i0' | 'i0e' | 'i1' | 'i1e' | 'j0' | 'j1' | 'k0' | 'k1' | 'y0' | 'y1', OfOne>
> {
  readonly jv: (order: number, x: number) => number
}

export function besselFunctions(cephes: Cephes, gamma: OfOne, math: ScalarMath): BesselFunctions {
  const j = (order: 0 | 1, near: OfOne): OfOne => {
    const mirrored = order === 0 ? 1 : -1
    const right: OfOne = x => (x < far ? near(x) : x === Infinity ? NaN : hankel(order, x, math)[0])
    return x => (x < 0 ? mirrored * right(-x) : right(x))
  }
  const y = (order: 0 | 1, near: OfOne): OfOne => {
    return x => {
      if (x === 0) return -Infinity
      return x < far ? near(x) : x === Infinity ? NaN : hankel(order, x, math)[1]
    }
  }
  const k = (near: OfOne): OfOne => {
    return x => (x === 0 ? Infinity : near(x))
  }

  /** J of positive numbers; of orders below 0 down from those above, in which direction it grows. */
  const positive = (order: number, x: number): number => {
    if (x >= Math.max(far, (order * order) / 2)) return hankel(order, x, math)[0]
    if (order < 0 && x < 1e-3) return (math.pow(x / 2, order) / gamma(order + 1)) * series(order, x)
    if (order >= 0) {
      const bound = logBound(order, x, math)
      if (bound < -760) return 0
      return x * x <= 4 * (order + 1) ? math.exp(bound) * series(order, x) : pairOf(order, x, math)[0]
    }
    const count = -Math.floor(order)
    const least = order + count
    if (count > mostOrders) throw lacking('jv() of so large orders')
    let [own, above] = [positive(least, x), positive(least + 1, x)]
    for (let k = 0; k < count; k++) {
      const grown = ((2 * (least - k)) / x) * own
      // One that is too large for a double stays so.
      ;[own, above] = [Math.abs(grown) === Infinity ? grown : grown - above, own]
    }
    return own
  }
  const jv = (order: number, x: number): number => {
    if (Number.isNaN(order) || Number.isNaN(x) || Math.abs(x) === Infinity) return NaN
    if (Math.abs(order) === Infinity) return 0
    const isWhole = Number.isInteger(order)
    const sign = isWhole && order % 2 !== 0 ? -1 : 1
    if (x < 0) return isWhole ? sign * jv(order, -x) : NaN
    if (isWhole && order < 0) return sign * jv(-order, x)
    if (x === 0) return order === 0 ? 1 : order > 0 ? 0 : 1 / gamma(order + 1) > 0 ? Infinity : -Infinity
    return positive(order, x)
  }

  return {
    j0: j(0, guarded(cephes.j0)),
    j1: j(1, guarded(cephes.j1)),
    y0: y(0, guarded(cephes.y0)),
    y1: y(1, guarded(cephes.y1)),
    k0: k(guarded(cephes.k0)),
    k1: k(guarded(cephes.k1)),
    i0: guarded(cephes.i0),
    i0e: guarded(cephes.i0e),
    i1: guarded(cephes.i1),
    i1e: guarded(cephes.i1e),
    jv,
  }
}
