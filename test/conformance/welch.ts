/**
 * Welch's t-test: the probability that two samples of one normal distribution, or of two with equal means, differ in
 * their means as much as these. Two samples without any spread are the same or they are not: 1 or 0.
 *
 * Welch, Biometrika 34 (1947) 28-35.
 */
export function welch(a: readonly number[], b: readonly number[]): number {
  const [first, second] = [moments(a), moments(b)]
  const [va, vb] = [first.variance / a.length, second.variance / b.length]
  const difference = first.mean - second.mean
  if (Number.isNaN(difference)) return 0
  // Sums of equal numbers round differently in another order; that is no difference.
  if (va + vb <= (1e-12 * Math.max(Math.abs(first.mean), Math.abs(second.mean))) ** 2) {
    return Math.abs(difference) <= 1e-9 * Math.abs(first.mean) ? 1 : 0
  }
  const t2 = difference ** 2 / (va + vb)
  const freedom = (va + vb) ** 2 / (va ** 2 / (a.length - 1) + vb ** 2 / (b.length - 1))
  return betaFraction(freedom / (freedom + t2), freedom / 2, 0.5)
}

function moments(values: readonly number[]): { readonly mean: number; readonly variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
  return { mean, variance }
}

/**
 * The regularised incomplete beta function I_x(a, b), of which Student's distribution is made, by its continued
 * fraction (NIST Digital Library of Mathematical Functions 8.17.22), evaluated from the front after Lentz.
 */
function betaFraction(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - betaFraction(1 - x, b, a)
  let c = 1
  let d = 1 / (1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / (1 + even * d)
    c = 1 + even / c
    fraction *= c * d
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / (1 + odd * d)
    c = 1 + odd / c
    fraction *= c * d
    if (Math.abs(c * d - 1) < 1e-15) break
  }
  return (Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) * fraction) / a
}

/** The logarithm of the gamma function, by Stirling's series from 10 on (DLMF 5.11.1). */
function logGamma(x: number): number {
  if (x < 10) return logGamma(x + 1) - Math.log(x)
  const y = 1 / (x * x)
  const series = (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y / 1680))) / x
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series
}
