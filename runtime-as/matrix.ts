/*
 * Functions of small dense matrices, row by row in f64. phi1(A) = (e^A - 1)/A = 1 + A/2! + A^2/3! + ..., which exists for
 * singular A too. Scaling and doubling (Higham 2008, "Functions of Matrices", ch. 10): with B = A/2^s of norm at most
 * 1/2, Taylor's polynomial of degree 14 has a relative error below 2^-58. Doubled is not the exponential but
 * D = e^B - 1 = B phi1(B), or the slow modes of a stiff system, whose e^B is nearly 1, would lose s bits:
 * phi1(2B) = phi1(B) + D phi1(B)/2 and e^2B - 1 = D D + 2 D. Errors grow by a few n 2^-53 of the norm at each doubling.
 */

import { exp, phi1, powerOfTwo } from './exp'

const DEGREE: i32 = 14

/** Bytes of scratch that `phi1Matrix` and `expMatrix` want for n by n. */
export function matrixWork(n: i32): i32 {
  return n * n * 24
}

/** phi1(A) to `out`. `a`, `out` and the `matrixWork(n)` bytes of `work` do not overlap. */
export function phi1Matrix(a: usize, n: i32, out: usize, work: usize): void {
  if (n == 1) return store<f64>(out, phi1(load<f64>(a)))
  const bytes = (<usize>(n * n)) << 3
  const scaled = work
  const difference = work + bytes
  const spare = work + 2 * bytes
  let doublings = start(a, n, scaled, out, spare)
  if (doublings == 0) return
  multiply(scaled, out, n, difference)
  while (true) {
    multiply(difference, out, n, spare)
    for (let at: usize = 0; at < bytes; at += 8) {
      store<f64>(out + at, load<f64>(out + at) + 0.5 * load<f64>(spare + at))
    }
    if (--doublings == 0) return
    double(difference, spare, n)
  }
}

/** e^A to `out`, otherwise as `phi1Matrix`. */
export function expMatrix(a: usize, n: i32, out: usize, work: usize): void {
  if (n == 1) return store<f64>(out, exp(load<f64>(a)))
  const bytes = (<usize>(n * n)) << 3
  const scaled = work
  const phi = work + bytes
  const spare = work + 2 * bytes
  const doublings = start(a, n, scaled, phi, spare)
  multiply(scaled, phi, n, out)
  for (let i = 0; i < doublings; i++) double(out, spare, n)
  addIdentity(out, n)
}

/** B = A/2^s to `scaled` and phi1(B) to `phi`; returns s. Where A is not finite, phi1 is all NaN. */
function start(a: usize, n: i32, scaled: usize, phi: usize, spare: usize): i32 {
  const norm = largestRow(a, n)
  // the exponent of the norm: 2^(e-1) <= norm < 2^e, of which s = e + 1 makes at most 1/2
  const exponent = (<i32>(reinterpret<u64>(norm) >> 52) & 0x7ff) - 1022
  const doublings = norm > 0.5 && norm < Infinity ? exponent + 1 : 0
  const half = doublings >> 1
  const count = <usize>(n * n)
  for (let i: usize = 0; i < count; i++) {
    store<f64>(scaled + (i << 3), load<f64>(a + (i << 3)) * powerOfTwo(-half) * powerOfTwo(half - doublings))
  }
  // Horner: phi = 1 + B/2 (1 + B/3 (1 + ...))
  identity(phi, n)
  for (let k = DEGREE + 1; k > 1; k--) {
    multiply(scaled, phi, n, spare)
    const factor = 1 / <f64>k
    for (let i: usize = 0; i < count; i++) store<f64>(phi + (i << 3), load<f64>(spare + (i << 3)) * factor)
    addIdentity(phi, n)
  }
  return doublings
}

/** Sum of absolute values of a row, the largest; NaN if there is one. */
function largestRow(a: usize, n: i32): f64 {
  let largest: f64 = 0
  for (let i = 0; i < n; i++) {
    let sum: f64 = 0
    for (let j = 0; j < n; j++) sum += f64.abs(load<f64>(a + ((<usize>(i * n + j)) << 3)))
    if (!(sum <= largest)) largest = sum
  }
  return largest
}

function identity(a: usize, n: i32): void {
  memory.fill(a, 0, (<usize>(n * n)) << 3)
  addIdentity(a, n)
}

function addIdentity(a: usize, n: i32): void {
  for (let i = 0; i < n; i++) {
    const at = a + ((<usize>(i * n + i)) << 3)
    store<f64>(at, load<f64>(at) + 1)
  }
}

/** a b to `out`, another place. */
function multiply(a: usize, b: usize, n: i32, out: usize): void {
  const row = (<usize>n) << 3
  for (let i: usize = 0; i < row; i += 8) {
    for (let j: usize = 0; j < row; j += 8) {
      let sum: f64 = 0
      let left = a + i * <usize>n
      let right = b + j
      for (let k = 0; k < n; k++) {
        sum += load<f64>(left) * load<f64>(right)
        left += 8
        right += row
      }
      store<f64>(out + i * <usize>n + j, sum)
    }
  }
}

/** d d + 2 d in place. */
function double(d: usize, spare: usize, n: i32): void {
  multiply(d, d, n, spare)
  const bytes = (<usize>(n * n)) << 3
  for (let at: usize = 0; at < bytes; at += 8) {
    store<f64>(d + at, load<f64>(spare + at) + 2 * load<f64>(d + at))
  }
}
