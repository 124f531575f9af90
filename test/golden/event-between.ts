// dv/dt = (2 - v)/tau : 1
// high_since : second
// threshold v > 1
// reset v = 0
// event high: v > 0.8 and high_since < 0 * ms
// on high: high_since = t
// method euler
export function tile0(first: i32, end: i32, from: i32, to: i32): void {
  const v_at = <usize>load<u32>($V_0)
  const high_since_at = <usize>load<u32>($HIGH_SINCE_0)
  const dt_tau = load<f64>($DT_TAU)
  const entries_0_at = <usize>load<u32>($ENTRIES_M0)
  let used_0 = load<i32>($USED_M0)
  const start = load<i64>(STEP)
  const entries_1_at = <usize>load<u32>($ENTRIES_M1)
  let used_1 = load<i32>($USED_M1)
  const dt = load<f64>($DT)
  for (let k = from; k < to; k++) {
    const now = start + k
    const t = <f64>now * dt
    for (let n = first; n < end; n++) {
      let v = load<f64>(v_at + (<usize>n << 3))
      let high_since = load<f64>(high_since_at + (<usize>n << 3))
      let v_new = v + (2.0 - v) * dt_tau
      v = v_new
      let is_spike = v > 1.0
      if (is_spike) {
        store<i32>(entries_0_at + (<usize>used_0 << 3), <i32>now)
        store<i32>(entries_0_at + (<usize>used_0 << 3), n, 4)
        used_0++
      }
      if ((v > 0.8) & (high_since < 0.0)) {
        store<i32>(entries_1_at + (<usize>used_1 << 3), <i32>now)
        store<i32>(entries_1_at + (<usize>used_1 << 3), n, 4)
        used_1++
        high_since = t
        store<f64>(high_since_at + (<usize>n << 3), high_since)
      }
      if (is_spike) {
        v = 0.0
      }
      store<f64>(v_at + (<usize>n << 3), v)
    }
  }
  store<i32>($USED_M0, used_0)
  store<i32>($USED_M1, used_1)
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
