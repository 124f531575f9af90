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
const $VT_0: usize = 1168
const $NOT_REFRACTORY_0: usize = 1176
const $LASTSPIKE_0: usize = 1184
const $USED_M0: usize = 1192
const $CAPACITY_M0: usize = 1200
const $ENTRIES_M0: usize = 1208
const $SCRATCH_M0: usize = 1216
const $START_M0: usize = 1224
const $LATEST_SPIKE_TRACK_0: usize = 1232
const $V_DRIVE_VR_0: usize = 1240
const $DT_TAU_0: usize = 1248
const $ROW_0: usize = 1256
const $SIGMA_SQRT_DT_TAU_0: usize = 1264
const $VT0: usize = 1272
const $DT_TAU_T_0: usize = 1280
const $VR: usize = 1288
const $DELTA_VT0: usize = 1296
const $V_DRIVE: usize = 1304
const $TAU: usize = 1312
const $SIGMA: usize = 1320
const $TAU_T: usize = 1328
const $TIMESTEP_DT_0: usize = 1336

import { timestep } from './runtime-as/arith'
import { fillNormals, uniformAt } from './runtime-as/random'
import { sortSpikes } from './runtime-as/records'
import { latestSpike } from './runtime-as/refractory'

// dv/dt = (v_drive+vr-v)/tau + sigma*xi*tau**-0.5 : volt
// dvt/dt = (vt0-vt)/tau_t : volt
// threshold v > vt
// reset v = vr
// reset vt += delta_vt0
// refractory 5 * ms
// method euler
export function tile0(first: i32, end: i32, steps: i32): void {
  const step = load<i64>(STEP)
  const lastspike_at = <usize>load<u32>($LASTSPIKE_0)
  const latest_spike_at = <usize>load<u32>($LATEST_SPIKE_TRACK_0)
  const v_at = <usize>load<u32>($V_0)
  const v_drive_vr = load<f64>($V_DRIVE_VR_0)
  const dt_tau = load<f64>($DT_TAU_0)
  const row_0_at = <usize>load<u32>($ROW_0)
  const key_low = load<u32>(KEY)
  const key_high = load<u32>(KEY, 4)
  const sigma_sqrt_dt_tau = load<f64>($SIGMA_SQRT_DT_TAU_0)
  const vt_at = <usize>load<u32>($VT_0)
  const vt0 = load<f64>($VT0)
  const dt_tau_t = load<f64>($DT_TAU_T_0)
  const dt = load<f64>(DT)
  const entries_0_at = <usize>load<u32>($ENTRIES_M0)
  let used_0 = load<i32>($USED_M0)
  const vr = load<f64>($VR)
  const delta_vt0 = load<f64>($DELTA_VT0)
  for (let k = 0; k < steps; k++) {
    const latest_spike = load<f64>(latest_spike_at + (<usize>k << 3))
    const now = step + k
    fillNormals(row_0_at, first, end, now, 0, 0, key_low, key_high)
    const t = <f64>now * dt
    for (let n = first; n < end; n++) {
      let lastspike = load<f64>(lastspike_at + (<usize>n << 3))
      let v = load<f64>(v_at + (<usize>n << 3))
      const xi = load<f64>(row_0_at + (<usize>(n - first) << 3))
      let vt = load<f64>(vt_at + (<usize>n << 3))
      let not_refractory = lastspike <= latest_spike
      let v_new = v + (v_drive_vr - v) * dt_tau + xi * sigma_sqrt_dt_tau
      let vt_new = vt + (vt0 - vt) * dt_tau_t
      v = v_new
      vt = vt_new
      if (not_refractory & v > vt) {
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
    const v_drive = load<f64>($V_DRIVE)
    const vr = load<f64>($VR)
    const dt = load<f64>(DT)
    const tau = load<f64>($TAU)
    const sigma = load<f64>($SIGMA)
    const tau_t = load<f64>($TAU_T)
    const v_drive_vr = v_drive + vr
    store<f64>($V_DRIVE_VR_0, v_drive_vr)
    const dt_tau = dt / tau
    store<f64>($DT_TAU_0, dt_tau)
    const sigma_sqrt_dt_tau = sigma * sqrt(dt) / sqrt(tau)
    store<f64>($SIGMA_SQRT_DT_TAU_0, sigma_sqrt_dt_tau)
    const dt_tau_t = dt / tau_t
    store<f64>($DT_TAU_T_0, dt_tau_t)
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

// v = rand() * (vt0 - vr) + vr
export function initialize0(first: i32, end: i32, keyLow: u32, keyHigh: u32): void {
  const vt0 = load<f64>($VT0)
  const vr = load<f64>($VR)
  const v_at = <usize>load<u32>($V_0)
  const now = <i64>0
  for (let n = first; n < end; n++) {
    const rand = uniformAt(n, now, 0, 0, keyLow, keyHigh)
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
