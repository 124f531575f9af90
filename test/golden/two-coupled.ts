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
const $W_0: usize = 1168
const $I_0: usize = 1176
const $NOT_REFRACTORY_0: usize = 1184
const $LASTSPIKE_0: usize = 1192
const $USED_M0: usize = 1200
const $CAPACITY_M0: usize = 1208
const $ENTRIES_M0: usize = 1216
const $SCRATCH_M0: usize = 1224
const $START_M0: usize = 1232
const $LATEST_SPIKE_TRACK_0: usize = 1240
const $PER_TAU_V_0: usize = 1248
const $PER_TAU_W_0: usize = 1256
const $FLOW_0_00_0: usize = 1264
const $FLOW_0_REFRACTORY_00_0: usize = 1272
const $FLOW_0_01_0: usize = 1280
const $FLOW_0_REFRACTORY_01_0: usize = 1288
const $FLOW_0_10_0: usize = 1296
const $FLOW_0_REFRACTORY_10_0: usize = 1304
const $FLOW_0_11_0: usize = 1312
const $FLOW_0_REFRACTORY_11_0: usize = 1320
const $TAU_V: usize = 1328
const $MINUS_DT_TAU_V_0: usize = 1336
const $DT_TAU_V_0: usize = 1344
const $TAU_W: usize = 1352
const $DT_TAU_W_0: usize = 1360
const $MINUS_DT_TAU_W_0: usize = 1368
const $MATRIX_2: usize = 1376
const $TIMESTEP_DT_0: usize = 1384

import { timestep } from './runtime-as/arith'
import { phi1Matrix } from './runtime-as/matrix'
import { sortSpikes } from './runtime-as/records'
import { latestSpike } from './runtime-as/refractory'

// dv/dt = (w - v)/tau_v : 1 (unless refractory)
// dw/dt = (I - w - 0.1*v)/tau_w : 1
// I : 1
// threshold v > 1
// reset v = 0
// reset w -= 0.2
// refractory 2 * ms
// method exact
export function tile0(first: i32, end: i32, steps: i32): void {
  const step = load<i64>(STEP)
  const lastspike_at = <usize>load<u32>($LASTSPIKE_0)
  const latest_spike_at = <usize>load<u32>($LATEST_SPIKE_TRACK_0)
  const w_at = <usize>load<u32>($W_0)
  const v_at = <usize>load<u32>($V_0)
  const per_tau_v = load<f64>($PER_TAU_V_0)
  const I_at = <usize>load<u32>($I_0)
  const per_tau_w = load<f64>($PER_TAU_W_0)
  const flow_0_00 = load<f64>($FLOW_0_00_0)
  const flow_0_refractory_00 = load<f64>($FLOW_0_REFRACTORY_00_0)
  const flow_0_01 = load<f64>($FLOW_0_01_0)
  const flow_0_refractory_01 = load<f64>($FLOW_0_REFRACTORY_01_0)
  const flow_0_10 = load<f64>($FLOW_0_10_0)
  const flow_0_refractory_10 = load<f64>($FLOW_0_REFRACTORY_10_0)
  const flow_0_11 = load<f64>($FLOW_0_11_0)
  const flow_0_refractory_11 = load<f64>($FLOW_0_REFRACTORY_11_0)
  const dt = load<f64>(DT)
  const entries_0_at = <usize>load<u32>($ENTRIES_M0)
  let used_0 = load<i32>($USED_M0)
  for (let k = 0; k < steps; k++) {
    const latest_spike = load<f64>(latest_spike_at + (<usize>k << 3))
    const now = step + k
    const t = <f64>now * dt
    for (let n = first; n < end; n++) {
      let lastspike = load<f64>(lastspike_at + (<usize>n << 3))
      let w = load<f64>(w_at + (<usize>n << 3))
      let v = load<f64>(v_at + (<usize>n << 3))
      let I = load<f64>(I_at + (<usize>n << 3))
      let not_refractory = lastspike <= latest_spike
      let v_rate = select((w - v) * per_tau_v, 0.0, not_refractory)
      let w_rate = (I - w - v * 0.1) * per_tau_w
      let v_new = v + select(flow_0_00, flow_0_refractory_00, not_refractory) * v_rate + select(flow_0_01, flow_0_refractory_01, not_refractory) * w_rate
      let w_new = w + select(flow_0_10, flow_0_refractory_10, not_refractory) * v_rate + select(flow_0_11, flow_0_refractory_11, not_refractory) * w_rate
      v = select(v_new, v, not_refractory)
      w = w_new
      if (not_refractory & v > 1.0) {
        lastspike = t
        store<i32>(entries_0_at + (<usize>used_0 << 3), <i32>now)
        store<i32>(entries_0_at + (<usize>used_0 << 3), n, 4)
        used_0++
        v = 0.0
        w = w - 0.2
        store<f64>(lastspike_at + (<usize>n << 3), lastspike)
      }
      store<f64>(v_at + (<usize>n << 3), v)
      store<f64>(w_at + (<usize>n << 3), w)
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
    const tau_v = load<f64>($TAU_V)
    const tau_w = load<f64>($TAU_W)
    const matrix_2_at = <usize>load<u32>($MATRIX_2)
    const minus_dt_tau_v = -dt / tau_v
    store<f64>($MINUS_DT_TAU_V_0, minus_dt_tau_v)
    const dt_tau_v = dt / tau_v
    store<f64>($DT_TAU_V_0, dt_tau_v)
    const dt_tau_w = dt * -0.1 / tau_w
    store<f64>($DT_TAU_W_0, dt_tau_w)
    const minus_dt_tau_w = -dt / tau_w
    store<f64>($MINUS_DT_TAU_W_0, minus_dt_tau_w)
    store<f64>(matrix_2_at, minus_dt_tau_v, 0)
    store<f64>(matrix_2_at, dt_tau_v, 8)
    store<f64>(matrix_2_at, dt_tau_w, 16)
    store<f64>(matrix_2_at, minus_dt_tau_w, 24)
    phi1Matrix(matrix_2_at, 2, matrix_2_at + 32, matrix_2_at + 64)
    const flow_0_00 = dt * load<f64>(matrix_2_at, 32)
    store<f64>($FLOW_0_00_0, flow_0_00)
    const flow_0_01 = dt * load<f64>(matrix_2_at, 40)
    store<f64>($FLOW_0_01_0, flow_0_01)
    const flow_0_10 = dt * load<f64>(matrix_2_at, 48)
    store<f64>($FLOW_0_10_0, flow_0_10)
    const flow_0_11 = dt * load<f64>(matrix_2_at, 56)
    store<f64>($FLOW_0_11_0, flow_0_11)
    store<f64>(matrix_2_at, 0.0, 0)
    store<f64>(matrix_2_at, 0.0, 8)
    store<f64>(matrix_2_at, dt_tau_w, 16)
    store<f64>(matrix_2_at, minus_dt_tau_w, 24)
    phi1Matrix(matrix_2_at, 2, matrix_2_at + 32, matrix_2_at + 64)
    const flow_0_refractory_00 = dt * load<f64>(matrix_2_at, 32)
    store<f64>($FLOW_0_REFRACTORY_00_0, flow_0_refractory_00)
    const flow_0_refractory_01 = dt * load<f64>(matrix_2_at, 40)
    store<f64>($FLOW_0_REFRACTORY_01_0, flow_0_refractory_01)
    const flow_0_refractory_10 = dt * load<f64>(matrix_2_at, 48)
    store<f64>($FLOW_0_REFRACTORY_10_0, flow_0_refractory_10)
    const flow_0_refractory_11 = dt * load<f64>(matrix_2_at, 56)
    store<f64>($FLOW_0_REFRACTORY_11_0, flow_0_refractory_11)
    const per_tau_v = 1.0 / tau_v
    store<f64>($PER_TAU_V_0, per_tau_v)
    const per_tau_w = 1.0 / tau_w
    store<f64>($PER_TAU_W_0, per_tau_w)
    const timestep_dt = timestep(0.002, dt)
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
