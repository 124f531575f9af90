// Hillock ABI 3. Addresses of the table:
const STEP: usize = 1024
const KEY: usize = 1032
const BLOCK_LIMIT: usize = 1040
const TILE: usize = 1048
const BLOCK: usize = 1056
const PART: usize = 1064
const BLOCK_STEP: usize = 1072
const KERNEL: usize = 1080
const CURSOR: usize = 1088
const NEED: usize = 1096
const NEED_ROOM: usize = 1104
const $DT: usize = 1152
const $SIZE_0: usize = 1160
const $V_0: usize = 1168
const $VT_0: usize = 1176
const $NOT_REFRACTORY_0: usize = 1184
const $LASTSPIKE_0: usize = 1192
const $USED_M0: usize = 1200
const $CAPACITY_M0: usize = 1208
const $ENTRIES_M0: usize = 1216
const $SCRATCH_M0: usize = 1224
const $START_M0: usize = 1232
const $V_DRIVE: usize = 1240
const $VR: usize = 1248
const $TAU: usize = 1256
const $SIGMA: usize = 1264
const $VT0: usize = 1272
const $TAU_T: usize = 1280
const $DELTA_VT0: usize = 1288
const $LATEST_SPIKE_TRACK_0: usize = 1296
const $ROW_0: usize = 1304
const $ZIGGURAT: usize = 1312
const $V_DRIVE_VR: usize = 1320
const $DT_TAU: usize = 1328
const $SIGMA_SQRT_DT_TAU: usize = 1336
const $DT_TAU_T: usize = 1344
const $TIMESTEP_DT: usize = 1352

import { timestep } from './runtime-as/arith'
import { fillNormals, makeZiggurat } from './runtime-as/normal'
import { sortSpikes } from './runtime-as/records'
import { latestSpike } from './runtime-as/refractory'
import { uniformAt } from './runtime-as/uniform'

// dv/dt = (v_drive+vr-v)/tau + sigma*xi*tau**-0.5 : volt
// dvt/dt = (vt0-vt)/tau_t : volt
// threshold v > vt
// reset v = vr
// reset vt += delta_vt0
// refractory 5 * ms
// method euler
export function tile0(first: i32, end: i32, from: i32, to: i32): void {
  const lastspike_at = <usize>load<u32>($LASTSPIKE_0)
  const v_at = <usize>load<u32>($V_0)
  const vt_at = <usize>load<u32>($VT_0)
  const latest_spike_at = <usize>load<u32>($LATEST_SPIKE_TRACK_0)
  const row_0_at = <usize>load<u32>($ROW_0)
  const start = load<i64>(STEP)
  const key_low = load<u32>(KEY)
  const key_high = load<u32>(KEY, 4)
  const ziggurat_at = <usize>load<u32>($ZIGGURAT)
  const v_drive_vr = load<f64>($V_DRIVE_VR)
  const dt_tau = load<f64>($DT_TAU)
  const sigma_sqrt_dt_tau = load<f64>($SIGMA_SQRT_DT_TAU)
  const vt0 = load<f64>($VT0)
  const dt_tau_t = load<f64>($DT_TAU_T)
  const dt = load<f64>($DT)
  const entries_0_at = <usize>load<u32>($ENTRIES_M0)
  let used_0 = load<i32>($USED_M0)
  const vr = load<f64>($VR)
  const delta_vt0 = load<f64>($DELTA_VT0)
  for (let k = from; k < to; k++) {
    const latest_spike = load<f64>(latest_spike_at + (<usize>k << 3))
    const now = start + k
    const t = <f64>now * dt
    fillNormals(row_0_at, first, end, now, 0, 0, key_low, key_high, ziggurat_at)
    for (let n = first; n < end; n++) {
      let lastspike = load<f64>(lastspike_at + (<usize>n << 3))
      let v = load<f64>(v_at + (<usize>n << 3))
      let vt = load<f64>(vt_at + (<usize>n << 3))
      let not_refractory = lastspike <= latest_spike
      const xi = load<f64>(row_0_at + (<usize>(n - first) << 3))
      let v_new = v + (v_drive_vr - v) * dt_tau + xi * sigma_sqrt_dt_tau
      let vt_new = vt + (vt0 - vt) * dt_tau_t
      v = v_new
      vt = vt_new
      if (not_refractory & (v > vt)) {
        lastspike = t
        store<i32>(entries_0_at + (<usize>used_0 << 3), <i32>now)
        store<i32>(entries_0_at + (<usize>used_0 << 3), n, 4)
        used_0++
        v = vr
        vt = vt + delta_vt0
        store<f64>(lastspike_at + (<usize>n << 3), lastspike)
      }
      store<f64>(v_at + (<usize>n << 3), v)
      store<f64>(vt_at + (<usize>n << 3), vt)
    }
  }
  store<i32>($USED_M0, used_0)
  // As of the last step:
  {
    const k = to - 1
    const lastspike_at = <usize>load<u32>($LASTSPIKE_0)
    const latest_spike_at = <usize>load<u32>($LATEST_SPIKE_TRACK_0)
    const start = load<i64>(STEP)
    const dt = load<f64>($DT)
    const not_refractory_at = <usize>load<u32>($NOT_REFRACTORY_0)
    const latest_spike = load<f64>(latest_spike_at + (<usize>k << 3))
    const now = start + k
    const t = <f64>now * dt
    for (let n = first; n < end; n++) {
      let lastspike = load<f64>(lastspike_at + (<usize>n << 3))
      let not_refractory = (lastspike <= latest_spike) & (lastspike != t)
      store<u8>(not_refractory_at + <usize>n, <u8>not_refractory)
    }
  }
}

/** Computes what depends on constants and read-only variables alone; called after either changed. */
export function prepare(): void {
  makeZiggurat(<usize>load<u32>($ZIGGURAT))
  {
    const v_drive = load<f64>($V_DRIVE)
    const vr = load<f64>($VR)
    const dt = load<f64>($DT)
    const tau = load<f64>($TAU)
    const sigma = load<f64>($SIGMA)
    const tau_t = load<f64>($TAU_T)
    const v_drive_vr = v_drive + vr
    store<f64>($V_DRIVE_VR, v_drive_vr)
    const dt_tau = dt / tau
    store<f64>($DT_TAU, dt_tau)
    const sigma_sqrt_dt_tau = sigma * sqrt(dt) / sqrt(tau)
    store<f64>($SIGMA_SQRT_DT_TAU, sigma_sqrt_dt_tau)
    const dt_tau_t = dt / tau_t
    store<f64>($DT_TAU_T, dt_tau_t)
    const timestep_dt = timestep(0.005, dt)
    store<i64>($TIMESTEP_DT, timestep_dt)
  }
}

/** Computes what depends on the time alone, for each step of the block. */
function track0(steps: i32): void {
  const latest_spike_at = <usize>load<u32>($LATEST_SPIKE_TRACK_0)
  const start = load<i64>(STEP)
  const dt = load<f64>($DT)
  const timestep_dt = load<i64>($TIMESTEP_DT)
  for (let k = 0; k < steps; k++) {
    const now = start + k
    const t = <f64>now * dt
    store<f64>(latest_spike_at + (<usize>k << 3), latestSpike(t, dt, timestep_dt))
  }
}

/** All steps of the block, tile by tile. */
function part0(steps: i32): bool {
  const tile = load<i32>(TILE)
  const size = load<i32>($SIZE_0)
  for (let cursor = load<i32>(CURSOR); cursor * tile < size; cursor++) {
    const first = cursor * tile
    const end = min(first + tile, size)
    if (load<i32>($CAPACITY_M0) - load<i32>($USED_M0) < (end - first) * steps) {
      store<i32>(NEED, 1)
      store<i32>(NEED_ROOM, (end - first) * steps)
      store<i32>(CURSOR, cursor)
      return false
    }
    tile0(first, end, 0, steps)
  }
  store<i32>(CURSOR, 0)
  return true
}

/** Begins the next block: gives the number of its steps, 0 if there is none or no room for its samples. */
function beginBlock(limit: i32): i32 {
  let steps = min(limit, load<i32>(BLOCK_LIMIT))
  track0(steps)
  store<i32>($START_M0, load<i32>($USED_M0))
  return steps
}

/** Runs the block from where it was left off; false if a monitor needs room first. */
function runParts(steps: i32): bool {
  if (load<i32>(PART) == 0) {
    if (!part0(steps)) return false
    store<i32>(PART, 1)
  }
  store<i32>(PART, 0)
  return true
}

/** Ends the block: its events come in the order of time, and the clocks move on. */
function endBlock(steps: i32): void {
  const step = load<i64>(STEP)
  if (steps > 1) {
    sortSpikes(<usize>load<u32>($ENTRIES_M0) + (<usize>load<i32>($START_M0) << 3), <usize>load<u32>($SCRATCH_M0), load<i32>($USED_M0) - load<i32>($START_M0), <i32>step, steps)
  }
  store<i64>(STEP, step + steps)
}

/** Advances by up to `steps` steps; fewer if a monitor needs room, which NEED then names, or nothing is left to do. */
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
    if (!runParts(block)) return done
    endBlock(block)
    store<i32>(BLOCK, 0)
    done += block
  }
  return done
}

// v = rand() * (vt0 - vr) + vr
export function initialize0(first: i32, end: i32, keyLow: u32, keyHigh: u32): void {
  const vt0 = load<f64>($VT0)
  const vr = load<f64>($VR)
  const v_at = <usize>load<u32>($V_0)
  for (let n = first; n < end; n++) {
    const rand = uniformAt(n, <i64>0, 0, 0, keyLow, keyHigh)
    let v = rand * (vt0 - vr) + vr
    store<f64>(v_at + (<usize>n << 3), v)
  }
}

// vt = vt0
export function initialize1(first: i32, end: i32, keyLow: u32, keyHigh: u32): void {
  const vt0 = load<f64>($VT0)
  const vt_at = <usize>load<u32>($VT_0)
  for (let n = first; n < end; n++) {
    let vt = vt0
    store<f64>(vt_at + (<usize>n << 3), vt)
  }
}
