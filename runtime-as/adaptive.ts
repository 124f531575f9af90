/*
 * Integration in steps of the length that their errors allow, as GSL's driver does it (manual, "Ordinary Differential Equations"):
 * a step is repeated with a shorter length where the largest quotient of an error and what is allowed of it is above 1.1, and the
 * next one is longer where it is below 1/2. Whoever integrates asks for stage after stage with `nextStage()`, and stores rates.
 *
 * Doubles at `work`, of n values: at the beginning of the step, at the stage, allowed errors, and the rates of each stage.
 */

import { pow } from './power'

let work: usize = 0
let row: usize = 0
let pair: usize = 0
let stages: i32 = 0
let order: f64 = 0
let stage: i32 = 0
let time: f64 = 0
let end: f64 = 0
let length: f64 = 0
let largest: f64 = 0
let most: i32 = 0
let tried: f64 = 0
let isLast: bool = false
let accepted: i32 = 0
let rejected: i32 = 0
let failed: bool = false

/**
 * Begins at the `n` values that stand at `at`, with allowed errors behind the place of the stage's values.
 *
 * @param limit a step is one too many if there were more than `limit` before it; -1 is a single step from `from` to `to`
 */
export function beginAdaptive(
  at: usize,
  n: i32,
  table: usize,
  from: f64,
  to: f64,
  first: f64,
  longest: f64,
  limit: i32,
): void {
  work = at
  row = (<usize>n) << 3
  pair = table
  stages = <i32>load<f64>(table)
  order = load<f64>(table, 8)
  time = from
  end = to
  length = first
  largest = longest
  most = limit
  accepted = 0
  rejected = 0
  failed = false
  stage = -1
  tryLength(limit < 0 ? to - from : first)
}

/** Whether rates are wanted at another stage: at `stageTime()`, and the values at `work` behind those of the beginning. */
export function nextStage(): bool {
  if (++stage == stages && !finish()) return false
  const coefficients = pair + ((<usize>(2 + stages + ((stage * (stage - 1)) >> 1))) << 3)
  for (let i: usize = 0; i < row; i += 8) {
    const start = load<f64>(work + i)
    store<f64>(work + row + i, stage == 0 ? start : start + tried * weighted(coefficients, stage, i))
  }
  return true
}

export function stageTime(): f64 {
  return time + load<f64>(pair + ((<usize>(2 + stage)) << 3)) * tried
}

/** Where the rates of the stage are wanted. */
export function stageRates(): usize {
  return work + row * <usize>(3 + stage)
}

/** The length that the next step would have. */
export function nextLength(): f64 {
  return length
}

export function acceptedSteps(): i32 {
  return accepted
}

export function rejectedSteps(): i32 {
  return rejected
}

/** Whether the end was not reached within the number of steps, or with a single one. */
export function hasFailed(): bool {
  return failed
}

/** Notes the first failure of a population: the earliest step, counted from 1, and of that step the first neuron. */
export function noteFailure(step: usize, neuron: usize, now: i64, n: i32): void {
  const before = load<i64>(step)
  if (before != 0 && (before < now + 1 || (before == now + 1 && load<i32>(neuron) <= n))) return
  store<i64>(step, now + 1)
  store<i32>(neuron, n)
}

function tryLength(h: f64): void {
  isLast = most >= 0 && h > end - time
  tried = isLast ? end - time : h
}

/** The sum of the rates of value i at the first stages. */
function weighted(weights: usize, count: i32, i: usize): f64 {
  let sum: f64 = 0
  for (let j = 0; j < count; j++) {
    const weight = load<f64>(weights + ((<usize>j) << 3))
    if (weight != 0) sum += weight * load<f64>(work + row * <usize>(3 + j) + i)
  }
  return sum
}

/** With the rates of all stages: takes the step or tries a shorter one; false at the end. */
function finish(): bool {
  const weights = pair + ((<usize>(2 + stages + ((stages * (stages - 1)) >> 1))) << 3)
  const errors = weights + ((<usize>stages) << 3)
  let worst: f64 = 2.2250738585072014e-308
  for (let i: usize = 0; i < row; i += 8) {
    store<f64>(work + row + i, load<f64>(work + i) + tried * weighted(weights, stages, i))
    const error = f64.abs((tried * weighted(errors, stages, i)) / load<f64>(work + 2 * row + i))
    if (error > worst) worst = error
  }
  const reached = isLast ? end : time + tried
  let next = tried
  if (worst > 1.1) {
    if (most < 0) {
      failed = true
      return false
    }
    next = tried * max(0.9 / pow(worst, 1 / order), 0.2)
    if (next < tried && reached + next != reached) {
      rejected++
      tryLength(next)
      // The rates at the beginning are known.
      stage = 1
      return true
    }
    next = tried
  } else if (worst < 0.5) {
    next = tried * min(max(0.9 / pow(worst, 1 / (order + 1)), 1), 5)
  }
  memory.copy(work, work + row, row)
  time = reached
  if (most < 0) return false
  // The last step may be very short: it says nothing about the next.
  if (!isLast) length = next
  if (most > 0 && accepted > most) {
    failed = true
    return false
  }
  if (length > largest) length = largest
  accepted++
  if (!(time < end)) return false
  tryLength(length)
  stage = 0
  return true
}
