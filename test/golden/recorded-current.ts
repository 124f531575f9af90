// dv/dt = -I/C : volt
// I = g*(v - E) : amp
// E : volt (shared)
// method exponential_euler
export function tile0(first: i32, end: i32, from: i32, to: i32): void {
  const v_at = <usize>load<u32>($V_0)
  const taken_0 = load<i32>($USED_M0)
  const rows_0 = <usize>load<i32>($ROWS_M0)
  const column_0_0_at = <usize>load<u32>($COLUMN0_M0)
  const column_0_1_at = <usize>load<u32>($COLUMN1_M0)
  const g = load<f64>($G)
  const E_at = <usize>load<u32>($E_0)
  const E = load<f64>(E_at)
  const indices_0_at = <usize>load<u32>($INDICES_M0)
  const from_0 = lowerBound(indices_0_at, <i32>rows_0, first)
  const to_0 = lowerBound(indices_0_at, <i32>rows_0, end)
  const minus_dt_g_C = load<f64>($MINUS_DT_G_C)
  for (let k = from; k < to; k++) {
    const sample_0 = taken_0 + k
    for (let r = from_0; r < to_0; r++) {
      const n = load<i32>(indices_0_at + (<usize>r << 3))
      const row = load<i32>(indices_0_at + (<usize>r << 3), 4)
      let v = load<f64>(v_at + (<usize>n << 3))
      store<f64>(column_0_0_at + ((<usize>sample_0 * rows_0 + <usize>row) << 3), v)
      store<f64>(column_0_1_at + ((<usize>sample_0 * rows_0 + <usize>row) << 3), g * (v - E))
    }
    for (let n = first; n < end; n++) {
      let v_2 = load<f64>(v_at + (<usize>n << 3))
      let v_new = v_2 + (v_2 - E) * minus_dt_g_C
      v_2 = v_new
      store<f64>(v_at + (<usize>n << 3), v_2)
    }
  }
}

/** Computes what depends on constants and read-only variables alone; called after either changed. */
export function prepare(): void {
  {
    const dt = load<f64>($DT)
    const g = load<f64>($G)
    const C = load<f64>($C)
    const minus_dt_g_C = -(dt * g / C * exprel(-(dt * g / C)))
    store<f64>($MINUS_DT_G_C, minus_dt_g_C)
  }
}
