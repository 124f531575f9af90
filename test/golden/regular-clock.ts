// dv/dt = (rate*second - v)/tau : 1
// rate : Hz
// run_regularly rate = rand() * 100 * Hz
// method euler
export function tile0(first: i32, end: i32, from: i32, to: i32): void {
  const row_2048_at = <usize>load<u32>($ROW_2048)
  const start = load<i64>(STEP)
  const every_1 = <i64>load<i32>($EVERY_1)
  const key_low = load<u32>(KEY)
  const key_high = load<u32>(KEY, 4)
  const rate_at = <usize>load<u32>($RATE_0)
  const v_at = <usize>load<u32>($V_0)
  const taken_0 = load<i32>($USED_M0)
  const rows_0 = <usize>load<i32>($ROWS_M0)
  const column_0_0_at = <usize>load<u32>($COLUMN0_M0)
  const every_2 = <i64>load<i32>($EVERY_2)
  const dt_tau = load<f64>($DT_TAU)
  for (let k = from; k < to; k++) {
    const now = start + k
    const now_1 = (now + every_1 - 1) / every_1
    const sample_0 = taken_0 + samplesIn(start, k, load<i32>($EVERY_2))
    if (now % every_1 == 0) {
      fillUniforms(row_2048_at, first, end, now_1, 0, 2048, key_low, key_high)
      for (let n = first; n < end; n++) {
        const rand = load<f64>(row_2048_at + (<usize>(n - first) << 3))
        let rate = rand * 100.0
        store<f64>(rate_at + (<usize>n << 3), rate)
      }
    }
    if (now % every_2 == 0) {
      for (let n = first; n < end; n++) {
        let v = load<f64>(v_at + (<usize>n << 3))
        store<f64>(column_0_0_at + ((<usize>sample_0 * rows_0 + <usize>n) << 3), v)
      }
    }
    for (let n = first; n < end; n++) {
      let v_2 = load<f64>(v_at + (<usize>n << 3))
      let rate_2 = load<f64>(rate_at + (<usize>n << 3))
      let v_new = v_2 + (rate_2 - v_2) * dt_tau
      v_2 = v_new
      store<f64>(v_at + (<usize>n << 3), v_2)
    }
  }
}

/** Computes what depends on constants and read-only variables alone; called after either changed. */
export function prepare(): void {
  {
    const dt = load<f64>($DT)
    const tau = load<f64>($TAU)
    const dt_tau = dt / tau
    store<f64>($DT_TAU, dt_tau)
  }
}
