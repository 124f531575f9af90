// dv/dt = (drive - v)/tau : 1
// drive = 1 + 0.5*randn() : 1 (shared, constant over dt)
// threshold v > 1
// reset v = 0
// method euler
export function tile0(first: i32, end: i32, from: i32, to: i32): void {
  const key_low = load<u32>(KEY)
  const key_high = load<u32>(KEY, 4)
  const start = load<i64>(STEP)
  const ziggurat_at = <usize>load<u32>($ZIGGURAT)
  const drive_at = <usize>load<u32>($DRIVE_0)
  for (let k = from; k < to; k++) {
    const now = start + k
    const n = 0
    const randn = normalAt(n, now, 0, 0, key_low, key_high, ziggurat_at)
    store<f64>(drive_at, 1.0 + 0.5 * randn)
  }
}

export function tile0_1(first: i32, end: i32, from: i32, to: i32): void {
  const v_at = <usize>load<u32>($V_0)
  const drive_at = <usize>load<u32>($DRIVE_0)
  const drive_all = v128.load64_splat(drive_at)
  const dt_tau_all = v128.load64_splat($DT_TAU)
  const c_1_all = v128.load64_splat(LITERALS + 0)
  const begin = <usize>first << 3
  const bytes = ((<usize>(end - first) + 7) >> 3) << 6
  const stop_2 = begin + bytes
  const met_spike_at = <usize>load<u32>($MET_SPIKE)
  const entries_0_at = <usize>load<u32>($ENTRIES_M0)
  let used_0 = load<i32>($USED_M0)
  const start = load<i64>(STEP)
  const column_0_0_at = <usize>load<u32>($COLUMN0_M0)
  let at: usize = 0
  for (let k = from; k < to; k++) {
    let met_spike_count = 0
    const now = start + k
    at = begin
    do {
      // neurons 0 and 1 of 8
      let v_0 = v128.load(v_at + at)
      let v_new_0 = f64x2.add(v_0, f64x2.mul(f64x2.sub(drive_all, v_0), dt_tau_all))
      v_0 = v_new_0
      v128.store(v_at + at, v_0)
      // neurons 2 and 3 of 8
      let v_1 = v128.load(v_at + at, 16)
      let v_new_1 = f64x2.add(v_1, f64x2.mul(f64x2.sub(drive_all, v_1), dt_tau_all))
      v_1 = v_new_1
      v128.store(v_at + at, v_1, 16)
      // neurons 4 and 5 of 8
      let v_2 = v128.load(v_at + at, 32)
      let v_new_2 = f64x2.add(v_2, f64x2.mul(f64x2.sub(drive_all, v_2), dt_tau_all))
      v_2 = v_new_2
      v128.store(v_at + at, v_2, 32)
      // neurons 6 and 7 of 8
      let v_3 = v128.load(v_at + at, 48)
      let v_new_3 = f64x2.add(v_3, f64x2.mul(f64x2.sub(drive_all, v_3), dt_tau_all))
      v_3 = v_new_3
      v128.store(v_at + at, v_3, 48)
      if (i64x2.bitmask(f64x2.le(f64x2.pmax(f64x2.pmax(f64x2.pmax(v_0, v_1), v_2), v_3), c_1_all)) != 3) {
        const n = <i32>(at >> 3)
        const spike_0 = f64x2.gt(v_0, c_1_all)
        const spike_1 = f64x2.gt(v_1, c_1_all)
        const spike_2 = f64x2.gt(v_2, c_1_all)
        const spike_3 = f64x2.gt(v_3, c_1_all)
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
      let v = load<f64>(v_at + (<usize>n << 3))
      store<i32>(entries_0_at + (<usize>used_0 << 3), <i32>now)
      store<i32>(entries_0_at + (<usize>used_0 << 3), n, 4)
      store<f64>(column_0_0_at + (<usize>used_0 << 3), v)
      used_0++
      v = 0.0
      store<f64>(v_at + (<usize>n << 3), v)
    }
  }
  store<i32>($USED_M0, used_0)
}

/** Computes what depends on constants and read-only variables alone; called after either changed. */
export function prepare(): void {
  makeZiggurat(<usize>load<u32>($ZIGGURAT))
  {
    const dt = load<f64>($DT)
    const tau = load<f64>($TAU)
    const dt_tau = dt / tau
    store<f64>($DT_TAU, dt_tau)
  }
}

function run0_0(k: i32, thread: i32, threads: i32): bool {
  if (thread != 0) return true
  tile0(0, 1, k, k + 1)
  return true
}

function run0_1(k: i32, thread: i32, threads: i32): bool {
  const tile = load<i32>(TILE)
  const size = load<i32>($SIZE_0)
  const from = firstNeuron(size, thread, threads)
  const until = firstNeuron(size, thread + 1, threads)
  for (let cursor = load<i32>(CURSOR); from + cursor * tile < until; cursor++) {
    const first = from + cursor * tile
    const end = min(first + tile, until)
    if (load<i32>($CAPACITY_M0) - load<i32>($USED_M0) < end - first) {
      store<i32>(NEED, 1)
      store<i32>(NEED_ROOM, end - first)
      store<i32>(CURSOR, cursor)
      return false
    }
    tile0_1(first, end, k, k + 1)
  }
  store<i32>(CURSOR, 0)
  return true
}

/** Step by step, one kernel after the other. */
function part0(steps: i32, thread: i32, threads: i32): bool {
  for (let k = load<i32>(BLOCK_STEP); k < steps; k++) {
    store<i32>(BLOCK_STEP, k)
    if (load<i32>(STAGE) == 0) {
      if (!meet(threads)) return false
      store<i32>(STAGE, 1)
    }
    if (load<i32>(STAGE) == 1) {
      if (!run0_0(k, thread, threads)) return false
      store<i32>(STAGE, 2)
    }
    if (load<i32>(STAGE) == 2) {
      if (!meet(threads)) return false
      store<i32>(STAGE, 3)
    }
    if (load<i32>(STAGE) == 3) {
      if (!run0_1(k, thread, threads)) return false
      store<i32>(STAGE, 4)
    }
    store<i32>(STAGE, 0)
  }
  store<i32>(BLOCK_STEP, 0)
  return true
}
