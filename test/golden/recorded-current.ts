// Hillock ABI 1. Addresses of the table:
const STEP: usize = 1024
const DT: usize = 1032
const KEY: usize = 1040
const BLOCK_LIMIT: usize = 1048
const TILE: usize = 1056
const BLOCK: usize = 1064
const CURSOR: usize = 1072
const NEED: usize = 1080
const NEED_ROOM: usize = 1088
const $SIZE_0: usize = 1152
const $V_0: usize = 1160
const $E_0: usize = 1168
const $USED_M0: usize = 1176
const $CAPACITY_M0: usize = 1184
const $ROWS_M0: usize = 1192
const $INDICES_M0: usize = 1200
const $INTERVAL_M0: usize = 1208
const $COLUMN0_M0: usize = 1216
const $COLUMN1_M0: usize = 1224
const $G: usize = 1232
const $MINUS_DT_G_C_0: usize = 1240
const $C: usize = 1248

import { exprel } from './runtime-as/exp'
import { lowerBound } from './runtime-as/records'

// dv/dt = -I/C : volt
// I = g*(v - E) : amp
// E : volt (shared)
// method exponential_euler
export function tile0(first: i32, end: i32, steps: i32): void {
  const step = load<i64>(STEP)
  let sample_0 = load<i32>($USED_M0)
  const rows_0 = <usize>load<i32>($ROWS_M0)
  const interval_0 = <i64>load<i32>($INTERVAL_M0)
  const indices_0_at = <usize>load<u32>($INDICES_M0)
  const from_0 = lowerBound(indices_0_at, <i32>rows_0, first)
  const to_0 = lowerBound(indices_0_at, <i32>rows_0, end)
  const column_0_0_at = <usize>load<u32>($COLUMN0_M0)
  const v_at = <usize>load<u32>($V_0)
  const column_0_1_at = <usize>load<u32>($COLUMN1_M0)
  const g = load<f64>($G)
  const E_at = <usize>load<u32>($E_0)
  const E = load<f64>(E_at)
  const minus_dt_g_C = load<f64>($MINUS_DT_G_C_0)
  for (let k = 0; k < steps; k++) {
    const now = step + k
    if (now % interval_0 == 0) {
      for (let r = from_0; r < to_0; r++) {
        const n = load<i32>(indices_0_at + (<usize>r << 3))
        const row = load<i32>(indices_0_at + (<usize>r << 3), 4)
        let v = load<f64>(v_at + (<usize>n << 3))
        store<f64>(column_0_0_at + ((<usize>sample_0 * rows_0 + <usize>row) << 3), v)
        store<f64>(column_0_1_at + ((<usize>sample_0 * rows_0 + <usize>row) << 3), g * (v - E))
      }
      sample_0++
    }
    for (let n = first; n < end; n++) {
      let v = load<f64>(v_at + (<usize>n << 3))
      let v_new = v + (v - E) * minus_dt_g_C
      v = v_new
      store<f64>(v_at + (<usize>n << 3), v)
    }
  }
}

/** Computes what depends on constants and read-only variables alone; called after either changed. */
export function prepare(): void {
  {
    const dt = load<f64>(DT)
    const g = load<f64>($G)
    const C = load<f64>($C)
    const minus_dt_g_C = -(dt * g / C * exprel(-(dt * g / C)))
    store<f64>($MINUS_DT_G_C_0, minus_dt_g_C)
  }
}

/** How many of the next `steps` steps are multiples of `interval`. */
function samplesIn(step: i64, steps: i32, interval: i32): i32 {
  return <i32>((step + steps + interval - 1) / interval - (step + interval - 1) / interval)
}

/** The most steps, up to `steps`, that take no more than `room` samples. */
function stepsWithRoom(step: i64, steps: i32, interval: i32, room: i32): i32 {
  while (samplesIn(step, steps, interval) > room) steps--
  return steps
}

function beginBlock(limit: i32): i32 {
  const step = load<i64>(STEP)
  let steps = min(limit, load<i32>(BLOCK_LIMIT))
  steps = stepsWithRoom(step, steps, load<i32>($INTERVAL_M0), load<i32>($CAPACITY_M0) - load<i32>($USED_M0))
  if (steps == 0) {
    store<i32>(NEED, 1)
    store<i32>(NEED_ROOM, 1)
    return 0
  }
  store<i32>(CURSOR, 0)
  return steps
}

function runTiles(steps: i32): bool {
  const tile = load<i32>(TILE)
  let cursor = load<i32>(CURSOR)
  let before = 0
  const size_0 = load<i32>($SIZE_0)
  for (; (cursor - before) * tile < size_0; cursor++) {
    const first = (cursor - before) * tile
    const end = min(first + tile, size_0)
    tile0(first, end, steps)
  }
  before += (size_0 + tile - 1) / tile
  return true
}

function endBlock(steps: i32): void {
  const step = load<i64>(STEP)
  store<i32>($USED_M0, load<i32>($USED_M0) + samplesIn(step, steps, load<i32>($INTERVAL_M0)))
  store<i64>(STEP, step + steps)
}

/** Advances by up to `steps` steps; fewer if a monitor needs room, which NEED then names. */
export function advance(steps: i32): i32 {
  let done = 0
  store<i32>(NEED, 0)
  while (done < steps) {
    let block = load<i32>(BLOCK)
    if (block == 0) {
      block = beginBlock(steps - done)
      if (block == 0) return done
      store<i32>(BLOCK, block)
    }
    if (!runTiles(block)) return done
    endBlock(block)
    store<i32>(BLOCK, 0)
    done += block
  }
  return done
}
