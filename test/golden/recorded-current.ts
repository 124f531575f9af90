// dv/dt = -I/C : volt
// I = g*(v - E) : amp
// E : volt (shared)
// method exponential_euler
export function tile0(first: i32, end: i32, from: i32, to: i32): void {
  const v_at = <usize>load<u32>($V_0)
  const E_at = <usize>load<u32>($E_0)
  const E_all = v128.load64_splat(E_at)
  const minus_dt_g_C_all = v128.load64_splat($MINUS_DT_G_C)
  const begin = <usize>first << 3
  const bytes = ((<usize>(end - first) + 7) >> 3) << 6
  const stop_2 = begin + bytes
  const indices_0_at = <usize>load<u32>($INDICES_M0)
  const rows_0 = <usize>load<i32>($ROWS_M0)
  const from_0 = lowerBound(indices_0_at, <i32>rows_0, first)
  const to_0 = lowerBound(indices_0_at, <i32>rows_0, end)
  const taken_0 = load<i32>($USED_M0)
  const column_0_0_at = <usize>load<u32>($COLUMN0_M0)
  const column_0_1_at = <usize>load<u32>($COLUMN1_M0)
  const g = load<f64>($G)
  const E = load<f64>(E_at)
  let at: usize = 0
  let k = from
  if (from_0 == to_0) {
    for (; k + 2 <= to; k += 2) {
      at = begin
      do {
        // neurons 0 and 1 of 8
        let v_0 = v128.load(v_at + at)
        let v_new_0 = f64x2.add(v_0, f64x2.mul(f64x2.sub(v_0, E_all), minus_dt_g_C_all))
        v_0 = v_new_0
        let v_new_0_2 = f64x2.add(v_0, f64x2.mul(f64x2.sub(v_0, E_all), minus_dt_g_C_all))
        v_0 = v_new_0_2
        v128.store(v_at + at, v_0)
        // neurons 2 and 3 of 8
        let v_1 = v128.load(v_at + at, 16)
        let v_new_1 = f64x2.add(v_1, f64x2.mul(f64x2.sub(v_1, E_all), minus_dt_g_C_all))
        v_1 = v_new_1
        let v_new_1_2 = f64x2.add(v_1, f64x2.mul(f64x2.sub(v_1, E_all), minus_dt_g_C_all))
        v_1 = v_new_1_2
        v128.store(v_at + at, v_1, 16)
        // neurons 4 and 5 of 8
        let v_2 = v128.load(v_at + at, 32)
        let v_new_2 = f64x2.add(v_2, f64x2.mul(f64x2.sub(v_2, E_all), minus_dt_g_C_all))
        v_2 = v_new_2
        let v_new_2_2 = f64x2.add(v_2, f64x2.mul(f64x2.sub(v_2, E_all), minus_dt_g_C_all))
        v_2 = v_new_2_2
        v128.store(v_at + at, v_2, 32)
        // neurons 6 and 7 of 8
        let v_3 = v128.load(v_at + at, 48)
        let v_new_3 = f64x2.add(v_3, f64x2.mul(f64x2.sub(v_3, E_all), minus_dt_g_C_all))
        v_3 = v_new_3
        let v_new_3_2 = f64x2.add(v_3, f64x2.mul(f64x2.sub(v_3, E_all), minus_dt_g_C_all))
        v_3 = v_new_3_2
        v128.store(v_at + at, v_3, 48)
        at += 64
      } while (at < stop_2)
    }
  }
  for (; k < to; k++) {
    const sample_0 = taken_0 + k
    for (let r = from_0; r < to_0; r++) {
      const n = load<i32>(indices_0_at + (<usize>r << 3))
      const row = load<i32>(indices_0_at + (<usize>r << 3), 4)
      let v = load<f64>(v_at + (<usize>n << 3))
      store<f64>(column_0_0_at + ((<usize>sample_0 * rows_0 + <usize>row) << 3), v)
      store<f64>(column_0_1_at + ((<usize>sample_0 * rows_0 + <usize>row) << 3), g * (v - E))
    }
    at = begin
    do {
      // neurons 0 and 1 of 8
      let v_0_2 = v128.load(v_at + at)
      let v_new_0 = f64x2.add(v_0_2, f64x2.mul(f64x2.sub(v_0_2, E_all), minus_dt_g_C_all))
      v_0_2 = v_new_0
      v128.store(v_at + at, v_0_2)
      // neurons 2 and 3 of 8
      let v_1_2 = v128.load(v_at + at, 16)
      let v_new_1 = f64x2.add(v_1_2, f64x2.mul(f64x2.sub(v_1_2, E_all), minus_dt_g_C_all))
      v_1_2 = v_new_1
      v128.store(v_at + at, v_1_2, 16)
      // neurons 4 and 5 of 8
      let v_2_2 = v128.load(v_at + at, 32)
      let v_new_2 = f64x2.add(v_2_2, f64x2.mul(f64x2.sub(v_2_2, E_all), minus_dt_g_C_all))
      v_2_2 = v_new_2
      v128.store(v_at + at, v_2_2, 32)
      // neurons 6 and 7 of 8
      let v_3_2 = v128.load(v_at + at, 48)
      let v_new_3 = f64x2.add(v_3_2, f64x2.mul(f64x2.sub(v_3_2, E_all), minus_dt_g_C_all))
      v_3_2 = v_new_3
      v128.store(v_at + at, v_3_2, 48)
      at += 64
    } while (at < stop_2)
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
