/*
 * Angles of points: the arctangent of a slope as flat as it can be turned, |y|/|x| or its reciprocal, turned back. For scripts alone, which
 * one thread carries out.
 */

import { arctanRow } from './inverse-trig'

/** Slopes and their arctangents, of so many bytes of points at a time. */
const SLOPES: usize = memory.data(1024, 16)
const PIECE: usize = 1024

const HALF_PI: f64 = 1.5707963267948966
const QUARTER_PI: f64 = 0.7853981633974483
const PI: f64 = 3.141592653589793

/** The angles, from -pi to pi, of the points (x, y) over the row of y; rows have room for whole turns of 64 bytes. */
export function arctan2Row(y: usize, x: usize, bytes: usize): void {
  for (let done: usize = 0; done < bytes; done += PIECE) {
    const piece = bytes - done < PIECE ? bytes - done : PIECE
    for (let at: usize = 0; at < piece; at += 16) {
      const rise = f64x2.abs(v128.load(y + done + at))
      const run = f64x2.abs(v128.load(x + done + at))
      v128.store(SLOPES + at, f64x2.div(f64x2.pmin(rise, run), f64x2.pmax(rise, run)))
    }
    arctanRow(SLOPES, (piece + 63) & ~63)
    for (let at: usize = 0; at < piece; at += 16) turn(y + done + at, x + done + at, v128.load(SLOPES + at))
  }
}

/** The angles of two points from those of their slopes. */
function turn(to: usize, from: usize, flat: v128): void {
  const y = v128.load(to)
  const x = v128.load(from)
  const rise = f64x2.abs(y)
  const run = f64x2.abs(x)
  const infinite = f64x2.splat(Infinity)
  const steep = v128.bitselect(flat, f64x2.sub(f64x2.splat(HALF_PI), flat), f64x2.le(rise, run))
  // What these are has no slope.
  const level = v128.andnot(steep, f64x2.eq(rise, f64x2.splat(0)))
  const endless = v128.bitselect(f64x2.splat(QUARTER_PI), f64x2.splat(HALF_PI), f64x2.eq(run, infinite))
  const ahead = v128.bitselect(endless, level, f64x2.eq(rise, infinite))
  const angle = v128.bitselect(f64x2.sub(f64x2.splat(PI), ahead), ahead, i64x2.shr_s(x, 63))
  const signed = v128.or(angle, v128.andnot(y, i64x2.splat(0x7fffffffffffffff)))
  // All bits of what is no number are set, which is none either.
  v128.store(to, v128.or(signed, v128.or(f64x2.ne(x, x), f64x2.ne(y, y))))
}
