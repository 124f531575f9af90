/** How a distribution is divided by a point, by logarithms, so that the less part may be too small for a double. */
import type { ScalarMath } from '../../../arrays/math.ts'

/** ln of what lies below, and of what lies above. */
export interface LogShares {
  readonly below: number
  readonly above: number
}

export function mirrored({ below, above }: LogShares): LogShares {
  return { below: above, above: below }
}

/** ln(1 − e^x), for x ≤ 0. */
export function logRest(x: number, { exp, expm1, log, log1p }: ScalarMath): number {
  return x > -0.7 ? log(-expm1(x)) : log1p(-exp(x))
}

export function whereBelow(below: number, math: ScalarMath): LogShares {
  return { below, above: logRest(below, math) }
}

export function whereAbove(above: number, math: ScalarMath): LogShares {
  return { below: logRest(above, math), above }
}

/** A share of a logarithm; that of nearly all by what is left. */
export function shareOf(own: number, other: number, { exp, expm1 }: ScalarMath): number {
  return own < other ? exp(own) : -expm1(other)
}

/** The less one of p and 1 − p is sought, since it has more digits. */
export interface Sought {
  readonly log: number
  readonly side: keyof LogShares
}

export function soughtBelow(p: number, { log }: ScalarMath): Sought {
  return p <= 0.5 ? { log: log(p), side: 'below' } : { log: log(1 - p), side: 'above' }
}

export function soughtAbove(p: number, { log }: ScalarMath): Sought {
  return p <= 0.5 ? { log: log(p), side: 'above' } : { log: log(1 - p), side: 'below' }
}

/**
 * Where the shares are what is sought: Newton's method for their logarithms over ln x, and a middle of what remains where
 * it leaves that.
 *
 * @param density ln of x times the density at x
 */
export function pointOf(
  sought: Sought,
  [start, least, most]: readonly [start: number, least: number, most: number],
  sharesAt: (x: number) => LogShares,
  density: (x: number) => number,
  { exp }: ScalarMath,
): number {
  let [low, high, x] = [least, most, start]
  let before = Infinity
  const sign = sought.side === 'below' ? 1 : -1
  for (let turn = 0; turn < 200; turn++) {
    if (!(x > low && x < high)) {
      x = low > 0 && high / low > 4 ? Math.sqrt(low) * Math.sqrt(high) : low + (high - low) / 2
      if (!(x > low && x < high)) break
    }
    const share = sharesAt(x)[sought.side]
    const off = sign * (share - sought.log)
    if (off === 0) break
    if (off < 0) low = x
    else high = x
    const step = -off * exp(share - density(x))
    const next = x * exp(step)
    const isNear = Math.abs(off) < 1e-6 * Math.max(1, -sought.log)
    if (isNear && (Math.abs(step) < 3e-16 || next === x)) break
    // Far out steps may be too short, or too long.
    x = isNear || Math.abs(off) < 0.5 * before ? next : NaN
    before = Math.abs(off)
  }
  return x
}
