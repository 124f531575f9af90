// Hillock ABI 8. Addresses of the table:
const STEP: usize = 1024
const KEY: usize = 1032
const BLOCK_LIMIT: usize = 1040
const TILE: usize = 1048
let BLOCK: usize = 1088
let PART: usize = 1096
let BLOCK_STEP: usize = 1104
let STAGE: usize = 1112
let CURSOR: usize = 1120
let NEED: usize = 1128
let NEED_ROOM: usize = 1136
const CALLED: usize = 1056
const NEXT_BLOCK: usize = 1064
const THREADS: usize = 1072
const TABLES: usize = 1080
const $DT: usize = 1152
const $SIZE_0: usize = 1160
let $V_0: usize = 1168
let $VT_0: usize = 1176
let $NOT_REFRACTORY_0: usize = 1184
let $LASTSPIKE_0: usize = 1192
let $USED_M0: usize = 1216
let $CAPACITY_M0: usize = 1224
let $ENTRIES_M0: usize = 1232
let $SCRATCH_M0: usize = 1240
let $START_M0: usize = 1248
const $V_DRIVE: usize = 1200
const $VR: usize = 1208
const $TAU: usize = 1280
const $SIGMA: usize = 1288
const $VT0: usize = 1296
const $TAU_T: usize = 1304
const $DELTA_VT0: usize = 1312
let $XI_0: usize = 1256
const $ZIGGURAT: usize = 1320
const $LATEST_SPIKE_TRACK_0: usize = 1328
const $V_DRIVE_VR: usize = 1336
const $DT_TAU: usize = 1344
const $SIGMA_SQRT_DT_TAU: usize = 1352
const $DT_TAU_T: usize = 1360
let $MET_SPIKE: usize = 1264
const $TIMESTEP_DT: usize = 1368
let $PLACES: usize = 1272

// Bytes from the first table to that of this thread:
let OWN: usize = 0

import { timestep } from './runtime-as/arith'
import { fillNormals, makeZiggurat } from './runtime-as/normal'
import { sortSpikes } from './runtime-as/records'
import { latestSpike } from './runtime-as/refractory'
import { firstNeuron, goesOn, isLast, isPaused, leave, letGo, noneLeaves } from './runtime-as/threads'
import { uniformAt } from './runtime-as/uniform'

// dv/dt = (v_drive+vr-v)/tau + sigma*xi*tau**-0.5 : volt
// dvt/dt = (vt0-vt)/tau_t : volt
// threshold v > vt
// reset v = vr
// reset vt += delta_vt0
// refractory 5 * ms
// method euler
export function tile0(first: i32, end: i32, from: i32, to: i32): void {
  const xi_at = <usize>load<u32>($XI_0) - (<usize>first << 3)
  const begin = <usize>first << 3
  const start = load<i64>(STEP)
  const key_low = load<u32>(KEY)
  const key_high = load<u32>(KEY, 4)
  const ziggurat_at = <usize>load<u32>($ZIGGURAT)
  const lastspike_at = <usize>load<u32>($LASTSPIKE_0)
  const v_at = <usize>load<u32>($V_0)
  const vt_at = <usize>load<u32>($VT_0)
  const latest_spike_at = <usize>load<u32>($LATEST_SPIKE_TRACK_0)
  const v_drive_vr_all = v128.load64_splat($V_DRIVE_VR)
  const dt_tau_all = v128.load64_splat($DT_TAU)
  const sigma_sqrt_dt_tau_all = v128.load64_splat($SIGMA_SQRT_DT_TAU)
  const vt0_all = v128.load64_splat($VT0)
  const dt_tau_t_all = v128.load64_splat($DT_TAU_T)
  const bytes = ((<usize>(end - first) + 7) >> 3) << 6
  const stop_2 = begin + bytes
  const met_spike_at = <usize>load<u32>($MET_SPIKE)
  const dt = load<f64>($DT)
  const entries_0_at = <usize>load<u32>($ENTRIES_M0)
  let used_0 = load<i32>($USED_M0)
  const vr = load<f64>($VR)
  const delta_vt0 = load<f64>($DELTA_VT0)
  let at: usize = 0
  for (let k = from; k < to; k++) {
    const now = start + k
    const latest_spike_all = v128.load64_splat(latest_spike_at + (<usize>k << 3))
    let met_spike_count = 0
    const t = <f64>now * dt
    fillNormals(xi_at + begin, first, end, now, 0, 0, key_low, key_high, ziggurat_at)
    at = begin
    do {
      // neurons 0 and 1 of 8
      let lastspike_0 = v128.load(lastspike_at + at)
      let v_0 = v128.load(v_at + at)
      let xi_0 = v128.load(xi_at + at)
      let vt_0 = v128.load(vt_at + at)
      let not_refractory_0 = f64x2.le(lastspike_0, latest_spike_all)
      let v_new_0 = f64x2.add(f64x2.add(v_0, f64x2.mul(f64x2.sub(v_drive_vr_all, v_0), dt_tau_all)), f64x2.mul(xi_0, sigma_sqrt_dt_tau_all))
      let vt_new_0 = f64x2.add(vt_0, f64x2.mul(f64x2.sub(vt0_all, vt_0), dt_tau_t_all))
      v_0 = v_new_0
      vt_0 = vt_new_0
      const spike_0 = v128.and(not_refractory_0, f64x2.gt(v_0, vt_0))
      v128.store(v_at + at, v_0)
      v128.store(vt_at + at, vt_0)
      // neurons 2 and 3 of 8
      let lastspike_1 = v128.load(lastspike_at + at, 16)
      let v_1 = v128.load(v_at + at, 16)
      let xi_1 = v128.load(xi_at + at, 16)
      let vt_1 = v128.load(vt_at + at, 16)
      let not_refractory_1 = f64x2.le(lastspike_1, latest_spike_all)
      let v_new_1 = f64x2.add(f64x2.add(v_1, f64x2.mul(f64x2.sub(v_drive_vr_all, v_1), dt_tau_all)), f64x2.mul(xi_1, sigma_sqrt_dt_tau_all))
      let vt_new_1 = f64x2.add(vt_1, f64x2.mul(f64x2.sub(vt0_all, vt_1), dt_tau_t_all))
      v_1 = v_new_1
      vt_1 = vt_new_1
      const spike_1 = v128.and(not_refractory_1, f64x2.gt(v_1, vt_1))
      v128.store(v_at + at, v_1, 16)
      v128.store(vt_at + at, vt_1, 16)
      // neurons 4 and 5 of 8
      let lastspike_2 = v128.load(lastspike_at + at, 32)
      let v_2 = v128.load(v_at + at, 32)
      let xi_2 = v128.load(xi_at + at, 32)
      let vt_2 = v128.load(vt_at + at, 32)
      let not_refractory_2 = f64x2.le(lastspike_2, latest_spike_all)
      let v_new_2 = f64x2.add(f64x2.add(v_2, f64x2.mul(f64x2.sub(v_drive_vr_all, v_2), dt_tau_all)), f64x2.mul(xi_2, sigma_sqrt_dt_tau_all))
      let vt_new_2 = f64x2.add(vt_2, f64x2.mul(f64x2.sub(vt0_all, vt_2), dt_tau_t_all))
      v_2 = v_new_2
      vt_2 = vt_new_2
      const spike_2 = v128.and(not_refractory_2, f64x2.gt(v_2, vt_2))
      v128.store(v_at + at, v_2, 32)
      v128.store(vt_at + at, vt_2, 32)
      // neurons 6 and 7 of 8
      let lastspike_3 = v128.load(lastspike_at + at, 48)
      let v_3 = v128.load(v_at + at, 48)
      let xi_3 = v128.load(xi_at + at, 48)
      let vt_3 = v128.load(vt_at + at, 48)
      let not_refractory_3 = f64x2.le(lastspike_3, latest_spike_all)
      let v_new_3 = f64x2.add(f64x2.add(v_3, f64x2.mul(f64x2.sub(v_drive_vr_all, v_3), dt_tau_all)), f64x2.mul(xi_3, sigma_sqrt_dt_tau_all))
      let vt_new_3 = f64x2.add(vt_3, f64x2.mul(f64x2.sub(vt0_all, vt_3), dt_tau_t_all))
      v_3 = v_new_3
      vt_3 = vt_new_3
      const spike_3 = v128.and(not_refractory_3, f64x2.gt(v_3, vt_3))
      v128.store(v_at + at, v_3, 48)
      v128.store(vt_at + at, vt_3, 48)
      if (i64x2.bitmask(v128.or(v128.or(v128.or(spike_0, spike_1), spike_2), spike_3))) {
        const n = <i32>(at >> 3)
        let bits = i64x2.bitmask(spike_0) | (i64x2.bitmask(spike_1) << 2) | (i64x2.bitmask(spike_2) << 4) | (i64x2.bitmask(spike_3) << 6)
        // None behind the end of the tile.
        if (end - n < 8) bits &= (1 << max(end - n, 0)) - 1
        for (; bits; bits &= bits - 1) {
          store<i32>(met_spike_at + (<usize>met_spike_count << 2), n + ctz(bits))
          met_spike_count++
        }
      }
      at += 64
    } while (at < stop_2)
    // The neurons that met the condition of spike:
    for (let e = 0; e < met_spike_count; e++) {
      const n = load<i32>(met_spike_at + (<usize>e << 2))
      let vt = load<f64>(vt_at + (<usize>n << 3))
      store<f64>(lastspike_at + (<usize>n << 3), t)
      store<i32>(entries_0_at + (<usize>used_0 << 3), <i32>now)
      store<i32>(entries_0_at + (<usize>used_0 << 3), n, 4)
      used_0++
      store<f64>(v_at + (<usize>n << 3), vr)
      vt = vt + delta_vt0
      store<f64>(vt_at + (<usize>n << 3), vt)
    }
  }
  store<i32>($USED_M0, used_0)
  // As of the last step:
  {
    const k = to - 1
    const lastspike_at = <usize>load<u32>($LASTSPIKE_0)
    const not_refractory_at = <usize>load<u32>($NOT_REFRACTORY_0)
    const latest_spike_at = <usize>load<u32>($LATEST_SPIKE_TRACK_0)
    const start = load<i64>(STEP)
    const dt = load<f64>($DT)
    const begin = <usize>first << 3
    const bytes = ((<usize>(end - first) + 7) >> 3) << 6
    const stop_2 = begin + bytes
    const latest_spike_all = v128.load64_splat(latest_spike_at + (<usize>k << 3))
    const now = start + k
    const t = <f64>now * dt
    const t_all = f64x2.splat(t)
    at = begin
    do {
      // neurons 0 and 1 of 8
      let lastspike_0 = v128.load(lastspike_at + at)
      store<u16>(not_refractory_at + (at >> 3), <u16>((i64x2.bitmask(v128.and(f64x2.le(lastspike_0, latest_spike_all), f64x2.ne(lastspike_0, t_all))) * 0x81) & 0x101))
      // neurons 2 and 3 of 8
      let lastspike_1 = v128.load(lastspike_at + at, 16)
      store<u16>(not_refractory_at + (at >> 3), <u16>((i64x2.bitmask(v128.and(f64x2.le(lastspike_1, latest_spike_all), f64x2.ne(lastspike_1, t_all))) * 0x81) & 0x101), 2)
      // neurons 4 and 5 of 8
      let lastspike_2 = v128.load(lastspike_at + at, 32)
      store<u16>(not_refractory_at + (at >> 3), <u16>((i64x2.bitmask(v128.and(f64x2.le(lastspike_2, latest_spike_all), f64x2.ne(lastspike_2, t_all))) * 0x81) & 0x101), 4)
      // neurons 6 and 7 of 8
      let lastspike_3 = v128.load(lastspike_at + at, 48)
      store<u16>(not_refractory_at + (at >> 3), <u16>((i64x2.bitmask(v128.and(f64x2.le(lastspike_3, latest_spike_all), f64x2.ne(lastspike_3, t_all))) * 0x81) & 0x101), 6)
      at += 64
    } while (at < stop_2)
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
function part0(steps: i32, thread: i32, threads: i32): bool {
  const tile = load<i32>(TILE)
  const size = load<i32>($SIZE_0)
  const from = firstNeuron(size, thread, threads)
  const until = firstNeuron(size, thread + 1, threads)
  for (let cursor = load<i32>(CURSOR); from + cursor * tile < until; cursor++) {
    const first = from + cursor * tile
    const end = min(first + tile, until)
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
  return steps
}

/** Begins the next block in this thread. */
function beginOwn(steps: i32): void {
  store<i32>($START_M0, load<i32>($USED_M0))
}

/** Runs the block from where it was left off; false if a monitor needs room first. */
function runParts(steps: i32, thread: i32, threads: i32): bool {
  if (load<i32>(PART) == 0) {
    if (!part0(steps, thread, threads)) return false
    store<i32>(PART, 1)
  }
  if (load<i32>(PART) == 1) {
    const step = load<i64>(STEP)
    if (steps > 1) {
      sortSpikes(<usize>load<u32>($ENTRIES_M0) + (<usize>load<i32>($START_M0) << 3), <usize>load<u32>($SCRATCH_M0), <usize>load<u32>($PLACES), load<i32>($USED_M0) - load<i32>($START_M0), <i32>step, steps)
    }
    store<i32>(PART, 2)
  }
  return true
}

/** Ends the block: its samples count, and the clocks move on. */
function endBlock(steps: i32): void {
  const step = load<i64>(STEP)
  store<i64>(STEP, step + steps)
}

/** Does the work of one of several threads: each is called for as many steps, with a table of its own (`enter`). */
export function share(thread: i32, threads: i32, steps: i32): i32 {
  let done = 0
  let block = load<i32>(BLOCK)
  store<i32>(NEED, 0)
  if (block == 0) {
    if (isLast(threads)) {
      chooseBlock(threads, steps)
      letGo(threads)
    }
    if (!goesOn(threads)) return done
    block = load<i32>(NEXT_BLOCK)
    if (block == 0) return done
    beginOwn(block)
    store<i32>(BLOCK, block)
  }
  while (true) {
    if (!runParts(block, thread, threads)) return left(threads, done)
    if (isLast(threads)) {
      if (noneLeaves(threads)) {
        endBlock(block)
        chooseBlock(threads, steps - done - block)
      }
      letGo(threads)
    }
    if (!goesOn(threads)) return done
    done += block
    store<i32>(PART, 0)
    store<i32>(BLOCK, 0)
    block = load<i32>(NEXT_BLOCK)
    if (block == 0) return done
    beginOwn(block)
    store<i32>(BLOCK, block)
  }
}
/** Whoever comes last chooses the next block for all; none if there is nothing to do, or a pause is asked for. */
function chooseBlock(threads: i32, steps: i32): void {
  store<i32>(NEXT_BLOCK, steps <= 0 || isPaused(threads) ? 0 : beginBlock(steps))
}
/** Leaves off in the middle of a block; who has come upon a monitor without room lets the others know. */
function left(threads: i32, done: i32): i32 {
  if (load<i32>(NEED) != 0) leave(threads)
  return done
}

/** Advances by up to `steps` steps; fewer if a monitor needs room, which NEED then names, or nothing is left to do. */
export function advance(steps: i32): i32 {
  return share(0, 1, steps)
}

/** Says where the table of this thread stands, in bytes behind the first one. */
export function enter(table: usize): void {
  OWN = table
  BLOCK = 1088 + table
  PART = 1096 + table
  BLOCK_STEP = 1104 + table
  STAGE = 1112 + table
  CURSOR = 1120 + table
  NEED = 1128 + table
  NEED_ROOM = 1136 + table
  $USED_M0 = 1216 + table
  $CAPACITY_M0 = 1224 + table
  $ENTRIES_M0 = 1232 + table
  $SCRATCH_M0 = 1240 + table
  $START_M0 = 1248 + table
  $XI_0 = 1256 + table
  $MET_SPIKE = 1264 + table
  $PLACES = 1272 + table
  $V_0 = load<u32>(1168 + table) == 0 ? 1168 : 1168 + table
  $VT_0 = load<u32>(1176 + table) == 0 ? 1176 : 1176 + table
  $NOT_REFRACTORY_0 = load<u32>(1184 + table) == 0 ? 1184 : 1184 + table
  $LASTSPIKE_0 = load<u32>(1192 + table) == 0 ? 1192 : 1192 + table
}

// v = rand() * (vt0 - vr) + vr
export function initialize0(first: i32, end: i32, keyLow: u32, keyHigh: u32): void {
  const v_at = <usize>load<u32>($V_0)
  const vt0 = load<f64>($VT0)
  const vr = load<f64>($VR)
  for (let n = first; n < end; n++) {
    const rand = uniformAt(n, <i64>0, 0, 0, keyLow, keyHigh)
    store<f64>(v_at + (<usize>n << 3), rand * (vt0 - vr) + vr)
  }
}

// vt = vt0
export function initialize1(first: i32, end: i32, keyLow: u32, keyHigh: u32): void {
  const vt_at = <usize>load<u32>($VT_0)
  const vt0 = load<f64>($VT0)
  for (let n = first; n < end; n++) {
    store<f64>(vt_at + (<usize>n << 3), vt0)
  }
}
