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
    let drive = 1.0 + 0.5 * randn
    store<f64>(drive_at, drive)
  }
}

export function tile0_1(first: i32, end: i32, from: i32, to: i32): void {
  const v_at = <usize>load<u32>($V_0)
  const drive_at = <usize>load<u32>($DRIVE_0)
  const drive = load<f64>(drive_at)
  const dt_tau = load<f64>($DT_TAU)
  const entries_0_at = <usize>load<u32>($ENTRIES_M0)
  let used_0 = load<i32>($USED_M0)
  const start = load<i64>(STEP)
  const column_0_0_at = <usize>load<u32>($COLUMN0_M0)
  for (let k = from; k < to; k++) {
    const now = start + k
    for (let n = first; n < end; n++) {
      let v = load<f64>(v_at + (<usize>n << 3))
      let v_new = v + (drive - v) * dt_tau
      v = v_new
      if (v > 1.0) {
        store<i32>(entries_0_at + (<usize>used_0 << 3), <i32>now)
        store<i32>(entries_0_at + (<usize>used_0 << 3), n, 4)
        store<f64>(column_0_0_at + (<usize>used_0 << 3), v)
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
  makeZiggurat(<usize>load<u32>($ZIGGURAT))
  {
    const dt = load<f64>($DT)
    const tau = load<f64>($TAU)
    const dt_tau = dt / tau
    store<f64>($DT_TAU, dt_tau)
  }
}

function run0_0(k: i32): bool {
  tile0(0, 1, k, k + 1)
  return true
}

function run0_1(k: i32): bool {
  const tile = load<i32>(TILE)
  const size = load<i32>($SIZE_0)
  for (let cursor = load<i32>(CURSOR); cursor * tile < size; cursor++) {
    const first = cursor * tile
    const end = min(first + tile, size)
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
function part0(steps: i32): bool {
  for (let k = load<i32>(BLOCK_STEP); k < steps; k++) {
    store<i32>(BLOCK_STEP, k)
    if (load<i32>(KERNEL) == 0) {
      if (!run0_0(k)) return false
      store<i32>(KERNEL, 1)
    }
    if (load<i32>(KERNEL) == 1) {
      if (!run0_1(k)) return false
      store<i32>(KERNEL, 2)
    }
    store<i32>(KERNEL, 0)
  }
  store<i32>(BLOCK_STEP, 0)
  return true
}
