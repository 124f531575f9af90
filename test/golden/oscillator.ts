// dv/dt = w/tau : 1
// dw/dt = -v/tau : 1
// method euler
export function tile0(first: i32, end: i32, from: i32, to: i32): void {
  const v_at = <usize>load<u32>($V_0)
  const w_at = <usize>load<u32>($W_0)
  const dt_tau_all = v128.load64_splat($DT_TAU)
  const minus_dt_tau_all = v128.load64_splat($MINUS_DT_TAU)
  const begin = <usize>first << 3
  const bytes = ((<usize>(end - first) + 7) >> 3) << 6
  const stop_2 = begin + bytes
  const indices_0_at = <usize>load<u32>($INDICES_M0)
  const rows_0 = <usize>load<i32>($ROWS_M0)
  const from_0 = lowerBound(indices_0_at, <i32>rows_0, first)
  const to_0 = lowerBound(indices_0_at, <i32>rows_0, end)
  const taken_0 = load<i32>($USED_M0)
  const column_0_0_at = <usize>load<u32>($COLUMN0_M0)
  let at: usize = 0
  let k = from
  if (from_0 == to_0) {
    for (; k + 2 <= to; k += 2) {
      at = begin
      do {
        // neurons 0 and 1 of 8
        let v_0 = v128.load(v_at + at)
        let w_0 = v128.load(w_at + at)
        let v_new_0 = f64x2.add(v_0, f64x2.mul(w_0, dt_tau_all))
        let w_new_0 = f64x2.add(w_0, f64x2.mul(v_0, minus_dt_tau_all))
        v_0 = v_new_0
        w_0 = w_new_0
        let v_new_0_2 = f64x2.add(v_0, f64x2.mul(w_0, dt_tau_all))
        let w_new_0_2 = f64x2.add(w_0, f64x2.mul(v_0, minus_dt_tau_all))
        v_0 = v_new_0_2
        w_0 = w_new_0_2
        v128.store(v_at + at, v_0)
        v128.store(w_at + at, w_0)
        // neurons 2 and 3 of 8
        let v_1 = v128.load(v_at + at, 16)
        let w_1 = v128.load(w_at + at, 16)
        let v_new_1 = f64x2.add(v_1, f64x2.mul(w_1, dt_tau_all))
        let w_new_1 = f64x2.add(w_1, f64x2.mul(v_1, minus_dt_tau_all))
        v_1 = v_new_1
        w_1 = w_new_1
        let v_new_1_2 = f64x2.add(v_1, f64x2.mul(w_1, dt_tau_all))
        let w_new_1_2 = f64x2.add(w_1, f64x2.mul(v_1, minus_dt_tau_all))
        v_1 = v_new_1_2
        w_1 = w_new_1_2
        v128.store(v_at + at, v_1, 16)
        v128.store(w_at + at, w_1, 16)
        // neurons 4 and 5 of 8
        let v_2 = v128.load(v_at + at, 32)
        let w_2 = v128.load(w_at + at, 32)
        let v_new_2 = f64x2.add(v_2, f64x2.mul(w_2, dt_tau_all))
        let w_new_2 = f64x2.add(w_2, f64x2.mul(v_2, minus_dt_tau_all))
        v_2 = v_new_2
        w_2 = w_new_2
        let v_new_2_2 = f64x2.add(v_2, f64x2.mul(w_2, dt_tau_all))
        let w_new_2_2 = f64x2.add(w_2, f64x2.mul(v_2, minus_dt_tau_all))
        v_2 = v_new_2_2
        w_2 = w_new_2_2
        v128.store(v_at + at, v_2, 32)
        v128.store(w_at + at, w_2, 32)
        // neurons 6 and 7 of 8
        let v_3 = v128.load(v_at + at, 48)
        let w_3 = v128.load(w_at + at, 48)
        let v_new_3 = f64x2.add(v_3, f64x2.mul(w_3, dt_tau_all))
        let w_new_3 = f64x2.add(w_3, f64x2.mul(v_3, minus_dt_tau_all))
        v_3 = v_new_3
        w_3 = w_new_3
        let v_new_3_2 = f64x2.add(v_3, f64x2.mul(w_3, dt_tau_all))
        let w_new_3_2 = f64x2.add(w_3, f64x2.mul(v_3, minus_dt_tau_all))
        v_3 = v_new_3_2
        w_3 = w_new_3_2
        v128.store(v_at + at, v_3, 48)
        v128.store(w_at + at, w_3, 48)
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
    }
    at = begin
    do {
      // neurons 0 and 1 of 8
      let v_0_2 = v128.load(v_at + at)
      let w_0_2 = v128.load(w_at + at)
      let v_new_0 = f64x2.add(v_0_2, f64x2.mul(w_0_2, dt_tau_all))
      let w_new_0 = f64x2.add(w_0_2, f64x2.mul(v_0_2, minus_dt_tau_all))
      v_0_2 = v_new_0
      w_0_2 = w_new_0
      v128.store(v_at + at, v_0_2)
      v128.store(w_at + at, w_0_2)
      // neurons 2 and 3 of 8
      let v_1_2 = v128.load(v_at + at, 16)
      let w_1_2 = v128.load(w_at + at, 16)
      let v_new_1 = f64x2.add(v_1_2, f64x2.mul(w_1_2, dt_tau_all))
      let w_new_1 = f64x2.add(w_1_2, f64x2.mul(v_1_2, minus_dt_tau_all))
      v_1_2 = v_new_1
      w_1_2 = w_new_1
      v128.store(v_at + at, v_1_2, 16)
      v128.store(w_at + at, w_1_2, 16)
      // neurons 4 and 5 of 8
      let v_2_2 = v128.load(v_at + at, 32)
      let w_2_2 = v128.load(w_at + at, 32)
      let v_new_2 = f64x2.add(v_2_2, f64x2.mul(w_2_2, dt_tau_all))
      let w_new_2 = f64x2.add(w_2_2, f64x2.mul(v_2_2, minus_dt_tau_all))
      v_2_2 = v_new_2
      w_2_2 = w_new_2
      v128.store(v_at + at, v_2_2, 32)
      v128.store(w_at + at, w_2_2, 32)
      // neurons 6 and 7 of 8
      let v_3_2 = v128.load(v_at + at, 48)
      let w_3_2 = v128.load(w_at + at, 48)
      let v_new_3 = f64x2.add(v_3_2, f64x2.mul(w_3_2, dt_tau_all))
      let w_new_3 = f64x2.add(w_3_2, f64x2.mul(v_3_2, minus_dt_tau_all))
      v_3_2 = v_new_3
      w_3_2 = w_new_3
      v128.store(v_at + at, v_3_2, 48)
      v128.store(w_at + at, w_3_2, 48)
      at += 64
    } while (at < stop_2)
  }
}

/** Computes what depends on constants and read-only variables alone; called after either changed. */
export function prepare(): void {
  {
    const dt = load<f64>($DT)
    const tau = load<f64>($TAU)
    const dt_tau = dt / tau
    store<f64>($DT_TAU, dt_tau)
    const minus_dt_tau = -(dt / tau)
    store<f64>($MINUS_DT_TAU, minus_dt_tau)
  }
}
