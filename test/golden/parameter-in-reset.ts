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
const $TAU_0: usize = 1168
const $COUNT_0: usize = 1176
const $USED_M0: usize = 1184
const $CAPACITY_M0: usize = 1192
const $ENTRIES_M0: usize = 1200
const $SCRATCH_M0: usize = 1208
const $START_M0: usize = 1216
const $DT_TAU_PHI1_0: usize = 1224
const $MINUS_DT_0: usize = 1232

import { phi1 } from './runtime-as/exp'
import { sortSpikes } from './runtime-as/records'

// dv/dt = (2 - v)/tau : 1
// tau : second
// count : integer
// threshold v > 1
// reset v = 0
// reset tau *= 1.1
// reset count += 1
// method exact
export function tile0(first: i32, end: i32, steps: i32): void {
  const step = load<i64>(STEP)
  const v_at = <usize>load<u32>($V_0)
  const dt_tau_phi1_at = <usize>load<u32>($DT_TAU_PHI1_0)
  const entries_0_at = <usize>load<u32>($ENTRIES_M0)
  let used_0 = load<i32>($USED_M0)
  const tau_at = <usize>load<u32>($TAU_0)
  const count_at = <usize>load<u32>($COUNT_0)
  for (let k = 0; k < steps; k++) {
    const now = step + k
    for (let n = first; n < end; n++) {
      let v = load<f64>(v_at + (<usize>n << 3))
      let dt_tau_phi1 = load<f64>(dt_tau_phi1_at + (<usize>n << 3))
      let v_new = v + (2.0 - v) * dt_tau_phi1
      v = v_new
      if (v > 1.0) {
        let tau = load<f64>(tau_at + (<usize>n << 3))
        let count = load<i32>(count_at + (<usize>n << 2))
        store<i32>(entries_0_at + (<usize>used_0 << 3), <i32>now)
        store<i32>(entries_0_at + (<usize>used_0 << 3), n, 4)
        used_0++
        v = 0.0
        tau = tau * 1.1
        count = count + 1
        store<f64>(tau_at + (<usize>n << 3), tau)
        store<i32>(count_at + (<usize>n << 2), count)
        derive0(n, n + 1)
      }
      store<f64>(v_at + (<usize>n << 3), v)
    }
  }
  store<i32>($USED_M0, used_0)
}

export function derive0(first: i32, end: i32): void {
  const dt = load<f64>(DT)
  const tau_at = <usize>load<u32>($TAU_0)
  const minus_dt = load<f64>($MINUS_DT_0)
  const dt_tau_phi1_at = <usize>load<u32>($DT_TAU_PHI1_0)
  for (let n = first; n < end; n++) {
    let tau = load<f64>(tau_at + (<usize>n << 3))
    const dt_tau_phi1 = dt / tau * phi1(minus_dt / tau)
    store<f64>(dt_tau_phi1_at + (<usize>n << 3), dt_tau_phi1)
  }
}

/** Computes what depends on constants and read-only variables alone; called after either changed. */
export function prepare(): void {
  {
    const dt = load<f64>(DT)
    const minus_dt = -dt
    store<f64>($MINUS_DT_0, minus_dt)
  }
  derive0(0, load<i32>($SIZE_0))
}

function beginBlock(limit: i32): i32 {
  const step = load<i64>(STEP)
  let steps = min(limit, load<i32>(BLOCK_LIMIT))
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

// tau = 10 * ms
export function initialize0(first: i32, end: i32, keyLow: u32, keyHigh: u32): void {
  const tau_at = <usize>load<u32>($TAU_0)
  for (let n = first; n < end; n++) {
    let tau = 0.01
    store<f64>(tau_at + (<usize>n << 3), tau)
  }
}
