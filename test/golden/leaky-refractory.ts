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
const $V0_0: usize = 1168
const $NOT_REFRACTORY_0: usize = 1176
const $LASTSPIKE_0: usize = 1184
const $USED_M0: usize = 1192
const $CAPACITY_M0: usize = 1200
const $ENTRIES_M0: usize = 1208
const $SCRATCH_M0: usize = 1216
const $START_M0: usize = 1224
const $LATEST_SPIKE_TRACK_0: usize = 1232
const $DT_TAU_PHI1_0: usize = 1240
const $TAU: usize = 1248
const $TIMESTEP_DT_0: usize = 1256

import { timestep } from './runtime-as/arith'
import { phi1 } from './runtime-as/exp'
import { sortSpikes } from './runtime-as/records'
import { latestSpike } from './runtime-as/refractory'

// dv/dt = (v0 - v)/tau : volt (unless refractory)
// v0 : volt
// threshold v > -50 * mV
// reset v = -70 * mV
// refractory 5 * ms
// method exact
export function tile0(first: i32, end: i32, steps: i32): void {
  const step = load<i64>(STEP)
  const lastspike_at = <usize>load<u32>($LASTSPIKE_0)
  const latest_spike_at = <usize>load<u32>($LATEST_SPIKE_TRACK_0)
  const v_at = <usize>load<u32>($V_0)
  const v0_at = <usize>load<u32>($V0_0)
  const dt_tau_phi1 = load<f64>($DT_TAU_PHI1_0)
  const dt = load<f64>(DT)
  const entries_0_at = <usize>load<u32>($ENTRIES_M0)
  let used_0 = load<i32>($USED_M0)
  for (let k = 0; k < steps; k++) {
    const latest_spike = load<f64>(latest_spike_at + (<usize>k << 3))
    const now = step + k
    const t = <f64>now * dt
    for (let n = first; n < end; n++) {
      let lastspike = load<f64>(lastspike_at + (<usize>n << 3))
      let not_refractory = lastspike <= latest_spike
      if (not_refractory) {
        let v = load<f64>(v_at + (<usize>n << 3))
        let v0 = load<f64>(v0_at + (<usize>n << 3))
        let v_new = v + (v0 - v) * dt_tau_phi1
        v = v_new
        if (v > -0.05) {
          lastspike = t
          store<i32>(entries_0_at + (<usize>used_0 << 3), <i32>now)
          store<i32>(entries_0_at + (<usize>used_0 << 3), n, 4)
          used_0++
          v = -0.07
          store<f64>(lastspike_at + (<usize>n << 3), lastspike)
        }
        store<f64>(v_at + (<usize>n << 3), v)
      }
    }
  }
  store<i32>($USED_M0, used_0)
  {
    const k = steps - 1
    const lastspike_at = <usize>load<u32>($LASTSPIKE_0)
    const latest_spike_at = <usize>load<u32>($LATEST_SPIKE_TRACK_0)
    const dt = load<f64>(DT)
    const not_refractory_at = <usize>load<u32>($NOT_REFRACTORY_0)
    const latest_spike = load<f64>(latest_spike_at + (<usize>k << 3))
    const now = step + k
    const t = <f64>now * dt
    for (let n = first; n < end; n++) {
      let lastspike = load<f64>(lastspike_at + (<usize>n << 3))
      let not_refractory = lastspike <= latest_spike & lastspike != t
      store<u8>(not_refractory_at + <usize>n, <u8>not_refractory)
    }
  }
}

/** Computes what depends on constants and read-only variables alone; called after either changed. */
export function prepare(): void {
  {
    const dt = load<f64>(DT)
    const tau = load<f64>($TAU)
    const dt_tau_phi1 = dt / tau * phi1(-dt / tau)
    store<f64>($DT_TAU_PHI1_0, dt_tau_phi1)
    const timestep_dt = timestep(0.005, dt)
    store<i64>($TIMESTEP_DT_0, timestep_dt)
  }
}

function track0(step: i64, steps: i32): void {
  const latest_spike_at = <usize>load<u32>($LATEST_SPIKE_TRACK_0)
  const dt = load<f64>(DT)
  const timestep_dt = load<i64>($TIMESTEP_DT_0)
  for (let k = 0; k < steps; k++) {
    const now = step + k
    const t = <f64>now * dt
    store<f64>(latest_spike_at + (<usize>k << 3), latestSpike(t, dt, timestep_dt))
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

// v = -70 * mV
export function initialize0(first: i32, end: i32, keyLow: u32, keyHigh: u32): void {
  const v_at = <usize>load<u32>($V_0)
  for (let n = first; n < end; n++) {
    let v = -0.07
    store<f64>(v_at + (<usize>n << 3), v)
  }
}

// v0 = -60 * mV + i * 30 * mV / (N - 1)
export function initialize1(first: i32, end: i32, keyLow: u32, keyHigh: u32): void {
  const N = <i64>load<i32>($SIZE_0)
  const v0_at = <usize>load<u32>($V0_0)
  for (let n = first; n < end; n++) {
    let v0 = -0.06 + <f64>(n * 30) * 0.001 / <f64>(N - <i64>1)
    store<f64>(v0_at + (<usize>n << 3), v0)
  }
}
