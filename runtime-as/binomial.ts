/* Binomial numbers: how many of `n` trials succeed, each with probability `p`. */

import { exp } from './exp'
import { log, log1p } from './log'
import { fillNormals, normalAt } from './normal'
import { logFactorial } from './poisson'
import { fillUniforms, uniformAt } from './uniform'

/**
 * The number of one neuron and step. Where more than five trials are expected to succeed and more than five to fail, it
 * may be approximate, as in Brian 2: a normal number of the same mean and variance, which is not whole. Otherwise it is
 * exact, and what is counted is the rarer outcome: where ten or fewer are expected, by inversion of one uniform; beyond by
 * transformed rejection, algorithm BTRS of Hörmann (1993, "The generation of binomial random variates"). It depends on
 * nothing but the arguments; `table` is that of the normals.
 */
export function binomialAt(
  n: f64,
  p: f64,
  approximate: bool,
  neuron: i32,
  step: i64,
  draw: i32,
  stream: i32,
  keyLow: u32,
  keyHigh: u32,
  table: usize,
): f64 {
  if (approximate && isNearlyNormal(n, p)) {
    return spread(n, p) * normalAt(neuron, step, draw, stream, keyLow, keyHigh, table) + n * p
  }
  const rarer = rarerOf(p)
  const count =
    n * rarer > MOST_INVERTED
      ? rejection(n, rarer, neuron, step, draw, stream, keyLow, keyHigh)
      : inverted(uniformAt(neuron, step, draw, stream, keyLow, keyHigh), n, noneOf(n, rarer), oddsOf(rarer))
  return p > 0.5 ? n - count : count
}

/**
 * The numbers of neurons `first` (a multiple of 16) up to `end`, as f64 from `row` on: what `binomialAt` gives for each.
 * Whole groups of sixteen are written, so the row must have room for the last one.
 *
 * @param chances room for 128 numbers, which several threads do not share
 */
export function fillBinomials(
  row: usize,
  first: i32,
  end: i32,
  n: f64,
  p: f64,
  approximate: bool,
  step: i64,
  draw: i32,
  stream: i32,
  keyLow: u32,
  keyHigh: u32,
  table: usize,
  chances: usize,
): void {
  if (first >= end) return
  const stop = row + ((<usize>(end - first + 15) >> 4) << 7)
  if (approximate && isNearlyNormal(n, p)) {
    fillNormals(row, first, end, step, draw, stream, keyLow, keyHigh, table)
    const mean = f64x2.splat(n * p)
    const width = f64x2.splat(spread(n, p))
    do {
      v128.store(row, f64x2.add(f64x2.mul(width, v128.load(row)), mean))
      row += 16
    } while (row < stop)
    return
  }
  const rarer = rarerOf(p)
  if (n * rarer > MOST_INVERTED) {
    for (; row < stop; row += 8) {
      store<f64>(row, binomialAt(n, p, approximate, first++, step, draw, stream, keyLow, keyHigh, table))
    }
    return
  }
  fillUniforms(row, first, end, step, draw, stream, keyLow, keyHigh)
  fillTable(n, noneOf(n, rarer), oddsOf(rarer), chances)
  const usual = f64x2.splat(p > 0.5 ? n : 0)
  const sign = f64x2.splat(p > 0.5 ? -1 : 1)
  do {
    const u = v128.load(row)
    let count = f64x2.splat(0)
    let chance = chances
    // mostly little happens in a step
    for (;;) {
      const more = f64x2.ge(u, v128.load64_splat(chance))
      if (!v128.any_true(more)) break
      count = f64x2.add(count, v128.and(more, f64x2.splat(1)))
      chance += 8
    }
    v128.store(row, f64x2.add(usual, f64x2.mul(sign, count)))
    row += 16
  } while (row < stop)
}

/**
 * Fills a table with the probabilities of 0 at most, of 1 at most, … as {@link inverted} computes them; behind the last one that matters
 * stands 2, which no uniform reaches. Up to 10 are expected, so that far fewer than 128 matter.
 */
function fillTable(n: f64, none: f64, odds: f64, table: usize): void {
  let share = none
  let chance = none
  let at = table
  let count: f64 = 0
  while (share > LEAST_SHARE && count < n) {
    store<f64>(at, chance)
    at += 8
    count += 1
    share *= ((n - count + 1) / count) * odds
    chance += share
  }
  store<f64>(at, 2)
}

/** Probabilities below that do not matter: a uniform is not as fine. */
const LEAST_SHARE: f64 = 1e-20

/** Expected numbers up to which one uniform is inverted. */
const MOST_INVERTED: f64 = 10

function isNearlyNormal(n: f64, p: f64): bool {
  return n * p > 5 && n * (1 - p) > 5
}

/** The standard deviation. */
function spread(n: f64, p: f64): f64 {
  return f64.sqrt(n * p * (1 - p))
}

function rarerOf(p: f64): f64 {
  return p > 0.5 ? 1 - p : p
}

/** The probability that none of n trials has an outcome of probability p. */
function noneOf(n: f64, p: f64): f64 {
  return exp(n * log1p(-p))
}

function oddsOf(p: f64): f64 {
  return p / (1 - p)
}

/** The number up to which the probabilities of 0, 1, … add up to more than a uniform. */
function inverted(u: f64, n: f64, none: f64, odds: f64): f64 {
  let count: f64 = 0
  let share = none
  let chance = none
  while (u >= chance && share > LEAST_SHARE && count < n) {
    count += 1
    share *= ((n - count + 1) / count) * odds
    chance += share
  }
  return count
}

function rejection(n: f64, p: f64, neuron: i32, step: i64, draw: i32, stream: i32, keyLow: u32, keyHigh: u32): f64 {
  const width = spread(n, p)
  const b = 1.15 + 2.53 * width
  const a = -0.0873 + 0.0248 * b + 0.01 * p
  const edge = 0.92 - 4.2 / b
  const alpha = (2.83 + 5.1 / b) * width
  const logOdds = log(oddsOf(p))
  const mode = f64.floor((n + 1) * p)
  const atMode = logFactorial(mode) + logFactorial(n - mode)
  while (true) {
    const u = uniformAt(neuron, step, draw, stream, keyLow, keyHigh) - 0.5
    const v = uniformAt(neuron, step, draw + 1, stream, keyLow, keyHigh)
    draw += 2
    const us = 0.5 - f64.abs(u)
    const k = f64.floor((2 * (a / us) + b) * u + n * p + 0.5)
    if (us >= 0.07 && v <= edge) return k
    if (!(k >= 0 && k <= n)) continue
    const bound = atMode - logFactorial(k) - logFactorial(n - k) + (k - mode) * logOdds
    if (log((v * alpha) / (a / (us * us) + b)) <= bound) return k
  }
}
