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
const $USED_M0: usize = 1168
const $CAPACITY_M0: usize = 1176
const $ENTRIES_M0: usize = 1184
const $SCRATCH_M0: usize = 1192
const $START_M0: usize = 1200
const $SIN_T_F_A_TRACK_0: usize = 1208
const $DT_TAU_0: usize = 1216
const $TAU: usize = 1224
const $F: usize = 1232
const $F_2_0: usize = 1240
const $A: usize = 1248

import { sortSpikes } from './runtime-as/records'
import { sin } from './runtime-as/trig'

// dv/dt = (1 + A*sin(2*pi*f*t) - v)/tau : 1
// threshold v > 1
// reset v = 0
// method euler
export function tile0(first: i32, end: i32, steps: i32): void {
  const step = load<i64>(STEP)
  const v_at = <usize>load<u32>($V_0)
  const sin_t_f_A_at = <usize>load<u32>($SIN_T_F_A_TRACK_0)
  const dt_tau = load<f64>($DT_TAU_0)
  const entries_0_at = <usize>load<u32>($ENTRIES_M0)
  let used_0 = load<i32>($USED_M0)
  for (let k = 0; k < steps; k++) {
    const sin_t_f_A = load<f64>(sin_t_f_A_at + (<usize>k << 3))
    const now = step + k
    for (let n = first; n < end; n++) {
      let v = load<f64>(v_at + (<usize>n << 3))
      let v_new = v + (sin_t_f_A - v) * dt_tau
      v = v_new
      if (v > 1.0) {
        store<i32>(entries_0_at + (<usize>used_0 << 3), <i32>now)
        store<i32>(entries_0_at + (<usize>used_0 << 3), n, 4)
        used_0++
        v = 0.0
      }
      store<f64>(v_at + (<usize>n << 3), v)
    }
  }
  store<i32>($USED_M0, used_0)
}

/** Computes what depends on constants and read-only variables alone; called after either changed. */
export function prepare(): void {
  {
    const dt = load<f64>(DT)
    const tau = load<f64>($TAU)
    const f = load<f64>($F)
    const dt_tau = dt / tau
    store<f64>($DT_TAU_0, dt_tau)
    const f_2 = 6.283185307179586 * f
    store<f64>($F_2_0, f_2)
  }
}

function track0(step: i64, steps: i32): void {
  const sin_t_f_A_at = <usize>load<u32>($SIN_T_F_A_TRACK_0)
  const dt = load<f64>(DT)
  const f_2 = load<f64>($F_2_0)
  const A = load<f64>($A)
  for (let k = 0; k < steps; k++) {
    const now = step + k
    const t = <f64>now * dt
    store<f64>(sin_t_f_A_at + (<usize>k << 3), 1.0 + sin(t * f_2) * A)
  }
}

function beginBlock(limit: i32): i32 {
  const step = load<i64>(STEP)
  let steps = min(limit, load<i32>(BLOCK_LIMIT))
  track0(step, steps)
  store<i32>($START_M0, load<i32>($USED_M0))
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
    if (load<i32>($CAPACITY_M0) - load<i32>($USED_M0) < (end - first) * steps) {
      store<i32>(NEED, 1)
      store<i32>(NEED_ROOM, (end - first) * steps)
      store<i32>(CURSOR, cursor)
      return false
    }
    tile0(first, end, steps)
  }
  before += (size_0 + tile - 1) / tile
  return true
}

function endBlock(steps: i32): void {
  const step = load<i64>(STEP)
  if (steps > 1) {
    sortSpikes(<usize>load<u32>($ENTRIES_M0) + (<usize>load<i32>($START_M0) << 3), <usize>load<u32>($SCRATCH_M0), load<i32>($USED_M0) - load<i32>($START_M0), <i32>step, steps)
  }
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
