// dn/dt = opening(v, n)*(1 - n) : 1
// v : volt
// method euler
export function tile0(first: i32, end: i32, from: i32, to: i32): void {
  const n_at = <usize>load<u32>($N_0)
  const exp_v_at = <usize>load<u32>($EXP_V_0)
  const v_at = <usize>load<u32>($V_0_2)
  const c_0_5_all = v128.load64_splat(LITERALS + 0)
  const c_1_all = v128.load64_splat(LITERALS + 8)
  const dt_all = v128.load64_splat($DT)
  const begin = <usize>first << 3
  const bytes = ((<usize>(end - first) + 7) >> 3) << 6
  const stop_2 = begin + bytes
  let at: usize = 0
  let k = from
  for (; k + 2 <= to; k += 2) {
    at = begin
    do {
      // neurons 0 and 1 of 8
      let n_0 = v128.load(n_at + at)
      let exp_v_0 = v128.load(exp_v_at + at)
      let v_0 = v128.load(v_at + at)
      let n_new_0 = f64x2.add(n_0, f64x2.mul(f64x2.mul(v128.bitselect(exp_v_0, v_0, f64x2.gt(n_0, c_0_5_all)), f64x2.sub(c_1_all, n_0)), dt_all))
      n_0 = n_new_0
      let n_new_0_2 = f64x2.add(n_0, f64x2.mul(f64x2.mul(v128.bitselect(exp_v_0, v_0, f64x2.gt(n_0, c_0_5_all)), f64x2.sub(c_1_all, n_0)), dt_all))
      n_0 = n_new_0_2
      v128.store(n_at + at, n_0)
      // neurons 2 and 3 of 8
      let n_1 = v128.load(n_at + at, 16)
      let exp_v_1 = v128.load(exp_v_at + at, 16)
      let v_1 = v128.load(v_at + at, 16)
      let n_new_1 = f64x2.add(n_1, f64x2.mul(f64x2.mul(v128.bitselect(exp_v_1, v_1, f64x2.gt(n_1, c_0_5_all)), f64x2.sub(c_1_all, n_1)), dt_all))
      n_1 = n_new_1
      let n_new_1_2 = f64x2.add(n_1, f64x2.mul(f64x2.mul(v128.bitselect(exp_v_1, v_1, f64x2.gt(n_1, c_0_5_all)), f64x2.sub(c_1_all, n_1)), dt_all))
      n_1 = n_new_1_2
      v128.store(n_at + at, n_1, 16)
      // neurons 4 and 5 of 8
      let n_2 = v128.load(n_at + at, 32)
      let exp_v_2 = v128.load(exp_v_at + at, 32)
      let v_2 = v128.load(v_at + at, 32)
      let n_new_2 = f64x2.add(n_2, f64x2.mul(f64x2.mul(v128.bitselect(exp_v_2, v_2, f64x2.gt(n_2, c_0_5_all)), f64x2.sub(c_1_all, n_2)), dt_all))
      n_2 = n_new_2
      let n_new_2_2 = f64x2.add(n_2, f64x2.mul(f64x2.mul(v128.bitselect(exp_v_2, v_2, f64x2.gt(n_2, c_0_5_all)), f64x2.sub(c_1_all, n_2)), dt_all))
      n_2 = n_new_2_2
      v128.store(n_at + at, n_2, 32)
      // neurons 6 and 7 of 8
      let n_3 = v128.load(n_at + at, 48)
      let exp_v_3 = v128.load(exp_v_at + at, 48)
      let v_3 = v128.load(v_at + at, 48)
      let n_new_3 = f64x2.add(n_3, f64x2.mul(f64x2.mul(v128.bitselect(exp_v_3, v_3, f64x2.gt(n_3, c_0_5_all)), f64x2.sub(c_1_all, n_3)), dt_all))
      n_3 = n_new_3
      let n_new_3_2 = f64x2.add(n_3, f64x2.mul(f64x2.mul(v128.bitselect(exp_v_3, v_3, f64x2.gt(n_3, c_0_5_all)), f64x2.sub(c_1_all, n_3)), dt_all))
      n_3 = n_new_3_2
      v128.store(n_at + at, n_3, 48)
      at += 64
    } while (at < stop_2)
  }
  for (; k < to; k++) {
    at = begin
    do {
      // neurons 0 and 1 of 8
      let n_0_2 = v128.load(n_at + at)
      let exp_v_0_2 = v128.load(exp_v_at + at)
      let v_0_2 = v128.load(v_at + at)
      let n_new_0 = f64x2.add(n_0_2, f64x2.mul(f64x2.mul(v128.bitselect(exp_v_0_2, v_0_2, f64x2.gt(n_0_2, c_0_5_all)), f64x2.sub(c_1_all, n_0_2)), dt_all))
      n_0_2 = n_new_0
      v128.store(n_at + at, n_0_2)
      // neurons 2 and 3 of 8
      let n_1_2 = v128.load(n_at + at, 16)
      let exp_v_1_2 = v128.load(exp_v_at + at, 16)
      let v_1_2 = v128.load(v_at + at, 16)
      let n_new_1 = f64x2.add(n_1_2, f64x2.mul(f64x2.mul(v128.bitselect(exp_v_1_2, v_1_2, f64x2.gt(n_1_2, c_0_5_all)), f64x2.sub(c_1_all, n_1_2)), dt_all))
      n_1_2 = n_new_1
      v128.store(n_at + at, n_1_2, 16)
      // neurons 4 and 5 of 8
      let n_2_2 = v128.load(n_at + at, 32)
      let exp_v_2_2 = v128.load(exp_v_at + at, 32)
      let v_2_2 = v128.load(v_at + at, 32)
      let n_new_2 = f64x2.add(n_2_2, f64x2.mul(f64x2.mul(v128.bitselect(exp_v_2_2, v_2_2, f64x2.gt(n_2_2, c_0_5_all)), f64x2.sub(c_1_all, n_2_2)), dt_all))
      n_2_2 = n_new_2
      v128.store(n_at + at, n_2_2, 32)
      // neurons 6 and 7 of 8
      let n_3_2 = v128.load(n_at + at, 48)
      let exp_v_3_2 = v128.load(exp_v_at + at, 48)
      let v_3_2 = v128.load(v_at + at, 48)
      let n_new_3 = f64x2.add(n_3_2, f64x2.mul(f64x2.mul(v128.bitselect(exp_v_3_2, v_3_2, f64x2.gt(n_3_2, c_0_5_all)), f64x2.sub(c_1_all, n_3_2)), dt_all))
      n_3_2 = n_new_3
      v128.store(n_at + at, n_3_2, 48)
      at += 64
    } while (at < stop_2)
  }
}

/** Computes what depends on read-only variables of a neuron, for some neurons. */
export function derive0(first: i32, end: i32): void {
  const v_at = <usize>load<u32>($V_0)
  const exp_v_at = <usize>load<u32>($EXP_V_0)
  const v_at_2 = <usize>load<u32>($V_0_2)
  for (let n = first; n < end; n++) {
    let v = load<f64>(v_at + (<usize>n << 3))
    store<f64>(exp_v_at + (<usize>n << 3), exp((v + 0.04) * 100.0) * 1000.0)
    store<f64>(v_at_2 + (<usize>n << 3), select(2000.0, 0.0, v + 0.04 > 0.0))
  }
}

/** Computes what depends on constants and read-only variables alone; called after either changed. */
export function prepare(): void {
  derive0(0, load<i32>($SIZE_0))
}
