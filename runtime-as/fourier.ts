/*
 * The discrete Fourier transform of a row whose length is a product of small factors (Cooley & Tukey 1965), fours as far as
 * there are. Tables: real and imaginary parts of e^(-2πi k/n) for every k below n, then for every division by four, where
 * they stand next to each other, those it needs. Parts of numbers are rows of their own.
 */

import { copyPlane8 } from './planes'

/**
 * Makes the tables of the divisions by four.
 *
 * @param turns the first two rows of the tables, behind which there is room for as much again
 * @param factors of the length, in the order in which it is divided by them
 */
export function prepareTransform(turns: usize, factors: usize, count: i32, length: usize): void {
  const sines = turns + (length << 3)
  let table = sines + (length << 3)
  let part = length
  let stride: usize = 1
  for (let depth = 0; depth < count; depth++) {
    const factor = <usize>load<i32>(factors + ((<usize>depth) << 2))
    part = part / factor
    if (factor == 4) {
      for (let times: usize = 1; times <= 3; times++) {
        for (let k: usize = 0; k < part; k++) {
          const from = (times * k * stride) << 3
          store<f64>(table + (k << 3), load<f64>(turns + from))
          store<f64>(table + ((part + k) << 3), load<f64>(sines + from))
        }
        table += part << 4
      }
    }
    stride = stride * factor
  }
}

/** Rows of so many numbers stay near wherever in them numbers are met. */
const longRow: usize = 1 << 14

/**
 * The transform of a row, not scaled.
 *
 * @param turned room for both parts of all numbers
 * @param turns the tables, with those of the divisions by four behind them
 * @param work room for twice as many numbers as the largest factor
 */
export function transformRow(
  re: usize,
  im: usize,
  toRe: usize,
  toIm: usize,
  turned: usize,
  length: usize,
  turns: usize,
  factors: usize,
  work: usize,
): void {
  const table = turns + (length << 4)
  if (length < longRow) transformPart(re, im, toRe, toIm, 1, 1, length, turns, table, factors, work)
  else transformLong(re, im, toRe, toIm, turned, length, turns, table, factors, work)
}

/**
 * A long row is first brought into the order in which its numbers are met: in steps through all of it each would come from
 * far away. Columns of a matrix, about as many as it has rows, become rows, which are transformed and joined.
 */
function transformLong(
  re: usize,
  im: usize,
  toRe: usize,
  toIm: usize,
  turned: usize,
  length: usize,
  turns: usize,
  table: usize,
  factors: usize,
  work: usize,
): void {
  let count: usize = 1
  let part = length
  let next = table
  let last = factors
  for (; count * count < length; last += 4) {
    const factor = <usize>load<i32>(last)
    count = count * factor
    part = part / factor
    if (factor == 4) next += part * 48
  }
  const turnedIm = turned + (length << 3)
  copyPlane8(turned, re, <i32>count, <i32>part, part << 3, 8, 8, count << 3)
  copyPlane8(turnedIm, im, <i32>count, <i32>part, part << 3, 8, 8, count << 3)
  for (let k: usize = 0; k < count; k++) {
    const from = (k * part) << 3
    let to: usize = 0
    let rest = k
    let size = length
    for (let at = factors; at < last; at += 4) {
      const factor = <usize>load<i32>(at)
      size = size / factor
      to += ((rest % factor) * size) << 3
      rest = rest / factor
    }
    transformPart(turned + from, turnedIm + from, toRe + to, toIm + to, 1, count, part, turns, next, last, work)
  }
  joinParts(toRe, toIm, 1, length, part, turns, table, factors, work)
}

/** Joins what has been transformed in parts of a length. */
function joinParts(
  re: usize,
  im: usize,
  stride: usize,
  length: usize,
  least: usize,
  turns: usize,
  table: usize,
  factors: usize,
  work: usize,
): void {
  if (length == least) return
  const factor = <usize>load<i32>(factors)
  const part = length / factor
  const next = factor == 4 ? table + part * 48 : table
  for (let q: usize = 0; q < factor; q++) {
    const at = (q * part) << 3
    joinParts(re + at, im + at, stride * factor, part, least, turns, next, factors + 4, work)
  }
  join(re, im, part, factor, stride, turns, table, work)
}

/**
 * The transform of every `step`-th number.
 *
 * @param toRe where the real parts go, one behind the other
 * @param stride what turns of it are in the tables
 * @param table of the division by the first one of the factors if that is four, or of the next one that is
 */
function transformPart(
  re: usize,
  im: usize,
  toRe: usize,
  toIm: usize,
  step: usize,
  stride: usize,
  length: usize,
  turns: usize,
  table: usize,
  factors: usize,
  work: usize,
): void {
  if (length == 1) {
    store<f64>(toRe, load<f64>(re))
    store<f64>(toIm, load<f64>(im))
    return
  }
  const factor = <usize>load<i32>(factors)
  const part = length / factor
  const next = factor == 4 ? table + part * 48 : table
  for (let q: usize = 0; q < factor; q++) {
    const from = (q * step) << 3
    const to = (q * part) << 3
    if (part == 1) {
      store<f64>(toRe + to, load<f64>(re + from))
      store<f64>(toIm + to, load<f64>(im + from))
    } else {
      const apart = step * factor
      const turn = stride * factor
      transformPart(re + from, im + from, toRe + to, toIm + to, apart, turn, part, turns, next, factors + 4, work)
    }
  }
  join(toRe, toIm, part, factor, stride, turns, table, work)
}

function join(
  re: usize,
  im: usize,
  part: usize,
  factor: usize,
  stride: usize,
  turns: usize,
  table: usize,
  work: usize,
): void {
  const length = stride * part * factor
  if (factor == 4) joinFour(re, im, part, table)
  else if (factor == 2) joinTwo(re, im, part, stride, turns, turns + (length << 3))
  else joinSeveral(re, im, part, factor, stride, length, turns, work)
}

/** Four transforms of the parts become one, two numbers of each at a time. */
function joinFour(re: usize, im: usize, part: usize, table: usize): void {
  const step = part << 3
  const even = (part & ~1) << 3
  for (let at: usize = 0; at < even; at += 16) {
    const a = re + at
    const b = im + at
    const t = table + at
    const p1 = v128.load(a + step)
    const q1 = v128.load(b + step)
    const p2 = v128.load(a + 2 * step)
    const q2 = v128.load(b + 2 * step)
    const p3 = v128.load(a + 3 * step)
    const q3 = v128.load(b + 3 * step)
    const c1 = v128.load(t)
    const s1 = v128.load(t + step)
    const c2 = v128.load(t + 2 * step)
    const s2 = v128.load(t + 3 * step)
    const c3 = v128.load(t + 4 * step)
    const s3 = v128.load(t + 5 * step)
    const x1 = f64x2.sub(f64x2.mul(p1, c1), f64x2.mul(q1, s1))
    const y1 = f64x2.add(f64x2.mul(p1, s1), f64x2.mul(q1, c1))
    const x2 = f64x2.sub(f64x2.mul(p2, c2), f64x2.mul(q2, s2))
    const y2 = f64x2.add(f64x2.mul(p2, s2), f64x2.mul(q2, c2))
    const x3 = f64x2.sub(f64x2.mul(p3, c3), f64x2.mul(q3, s3))
    const y3 = f64x2.add(f64x2.mul(p3, s3), f64x2.mul(q3, c3))
    const x0 = v128.load(a)
    const y0 = v128.load(b)
    const xSum = f64x2.add(x0, x2)
    const ySum = f64x2.add(y0, y2)
    const xRest = f64x2.sub(x0, x2)
    const yRest = f64x2.sub(y0, y2)
    const xOdd = f64x2.add(x1, x3)
    const yOdd = f64x2.add(y1, y3)
    const xTurned = f64x2.sub(y1, y3)
    const yTurned = f64x2.sub(x1, x3)
    v128.store(a, f64x2.add(xSum, xOdd))
    v128.store(b, f64x2.add(ySum, yOdd))
    v128.store(a + step, f64x2.add(xRest, xTurned))
    v128.store(b + step, f64x2.sub(yRest, yTurned))
    v128.store(a + 2 * step, f64x2.sub(xSum, xOdd))
    v128.store(b + 2 * step, f64x2.sub(ySum, yOdd))
    v128.store(a + 3 * step, f64x2.sub(xRest, xTurned))
    v128.store(b + 3 * step, f64x2.add(yRest, yTurned))
  }
  if (part & 1) joinLastFour(re + even, im + even, step, table + even)
}

/** The same of one number of each. */
function joinLastFour(a: usize, b: usize, step: usize, t: usize): void {
  const c1 = load<f64>(t)
  const s1 = load<f64>(t + step)
  const c2 = load<f64>(t + 2 * step)
  const s2 = load<f64>(t + 3 * step)
  const c3 = load<f64>(t + 4 * step)
  const s3 = load<f64>(t + 5 * step)
  const x1 = load<f64>(a + step) * c1 - load<f64>(b + step) * s1
  const y1 = load<f64>(a + step) * s1 + load<f64>(b + step) * c1
  const x2 = load<f64>(a + 2 * step) * c2 - load<f64>(b + 2 * step) * s2
  const y2 = load<f64>(a + 2 * step) * s2 + load<f64>(b + 2 * step) * c2
  const x3 = load<f64>(a + 3 * step) * c3 - load<f64>(b + 3 * step) * s3
  const y3 = load<f64>(a + 3 * step) * s3 + load<f64>(b + 3 * step) * c3
  const x0 = load<f64>(a)
  const y0 = load<f64>(b)
  store<f64>(a, x0 + x2 + (x1 + x3))
  store<f64>(b, y0 + y2 + (y1 + y3))
  store<f64>(a + step, x0 - x2 + (y1 - y3))
  store<f64>(b + step, y0 - y2 - (x1 - x3))
  store<f64>(a + 2 * step, x0 + x2 - (x1 + x3))
  store<f64>(b + 2 * step, y0 + y2 - (y1 + y3))
  store<f64>(a + 3 * step, x0 - x2 - (y1 - y3))
  store<f64>(b + 3 * step, y0 - y2 + (x1 - x3))
}

/** Two transforms of the parts become one. */
function joinTwo(re: usize, im: usize, part: usize, stride: usize, turns: usize, sines: usize): void {
  const step = part << 3
  for (const end = re + step; re < end; re += 8) {
    const c = load<f64>(turns)
    const s = load<f64>(sines)
    const x1 = load<f64>(re + step) * c - load<f64>(im + step) * s
    const y1 = load<f64>(re + step) * s + load<f64>(im + step) * c
    const x0 = load<f64>(re)
    const y0 = load<f64>(im)
    store<f64>(re, x0 + x1)
    store<f64>(im, y0 + y1)
    store<f64>(re + step, x0 - x1)
    store<f64>(im + step, y0 - y1)
    im += 8
    turns += stride << 3
    sines += stride << 3
  }
}

/** Several transforms of the parts become one, term by term. */
function joinSeveral(
  re: usize,
  im: usize,
  part: usize,
  factor: usize,
  stride: usize,
  length: usize,
  turns: usize,
  work: usize,
): void {
  const sines = turns + (length << 3)
  const workIm = work + (factor << 3)
  const step = length / factor
  for (let k: usize = 0; k < part; k++) {
    for (let q: usize = 0; q < factor; q++) {
      const at = (q * part + k) << 3
      const turn = (q * k * stride) << 3
      const c = load<f64>(turns + turn)
      const s = load<f64>(sines + turn)
      const x = load<f64>(re + at)
      const y = load<f64>(im + at)
      store<f64>(work + (q << 3), x * c - y * s)
      store<f64>(workIm + (q << 3), x * s + y * c)
    }
    for (let r: usize = 0; r < factor; r++) {
      let x: f64 = 0
      let y: f64 = 0
      let turn: usize = 0
      for (let q: usize = 0; q < factor; q++) {
        const c = load<f64>(turns + ((turn * step) << 3))
        const s = load<f64>(sines + ((turn * step) << 3))
        const p = load<f64>(work + (q << 3))
        const o = load<f64>(workIm + (q << 3))
        x += p * c - o * s
        y += p * s + o * c
        turn += r
        if (turn >= factor) turn -= factor
      }
      const at = (r * part + k) << 3
      store<f64>(re + at, x)
      store<f64>(im + at, y)
    }
  }
}
