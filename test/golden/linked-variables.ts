// dv/dt = (own + other + level - v)/tau : volt
// own : volt (linked)
// other : volt (linked)
// level : volt (linked)
// from_where : integer
// method euler
export function tile1(first: i32, end: i32, from: i32, to: i32): void {
  const from_where_at = <usize>load<u32>($FROM_WHERE_1)
  const f64_at = <usize>load<u32>($F64_1) - (<usize>first << 3)
  const x_at = <usize>load<u32>($X_0)
  const N = load<i64>($N)
  const v_at = <usize>load<u32>($V_1)
  const level_at = <usize>load<u32>($LEVEL_0)
  const level_all = v128.load64_splat(level_at)
  const dt_tau_all = v128.load64_splat($DT_TAU)
  const begin = <usize>first << 3
  const bytes = ((<usize>(end - first) + 7) >> 3) << 6
  const stop_2 = begin + bytes
  let at: usize = 0
  for (let k = from; k < to; k++) {
    for (let n = first; n < end; n++) {
      let from_where = load<i32>(from_where_at + (<usize>n << 2))
      store<f64>(f64_at + (<usize>n << 3), load<f64>(x_at + (<usize>(clipI64(<i64>from_where, <i64>0, N)) << 3)))
    }
    at = begin
    do {
      // neurons 0 and 1 of 8
      let v_0 = v128.load(v_at + at)
      let x_0 = v128.load(x_at + at)
      let f64_0 = v128.load(f64_at + at)
      let v_new_0 = f64x2.add(v_0, f64x2.mul(f64x2.sub(f64x2.add(f64x2.add(x_0, f64_0), level_all), v_0), dt_tau_all))
      v_0 = v_new_0
      v128.store(v_at + at, v_0)
      // neurons 2 and 3 of 8
      let v_1 = v128.load(v_at + at, 16)
      let x_1 = v128.load(x_at + at, 16)
      let f64_1 = v128.load(f64_at + at, 16)
      let v_new_1 = f64x2.add(v_1, f64x2.mul(f64x2.sub(f64x2.add(f64x2.add(x_1, f64_1), level_all), v_1), dt_tau_all))
      v_1 = v_new_1
      v128.store(v_at + at, v_1, 16)
      // neurons 4 and 5 of 8
      let v_2 = v128.load(v_at + at, 32)
      let x_2 = v128.load(x_at + at, 32)
      let f64_2 = v128.load(f64_at + at, 32)
      let v_new_2 = f64x2.add(v_2, f64x2.mul(f64x2.sub(f64x2.add(f64x2.add(x_2, f64_2), level_all), v_2), dt_tau_all))
      v_2 = v_new_2
      v128.store(v_at + at, v_2, 32)
      // neurons 6 and 7 of 8
      let v_3 = v128.load(v_at + at, 48)
      let x_3 = v128.load(x_at + at, 48)
      let f64_3 = v128.load(f64_at + at, 48)
      let v_new_3 = f64x2.add(v_3, f64x2.mul(f64x2.sub(f64x2.add(f64x2.add(x_3, f64_3), level_all), v_3), dt_tau_all))
      v_3 = v_new_3
      v128.store(v_at + at, v_3, 48)
      at += 64
    } while (at < stop_2)
  }
}

// dx/dt = -x/tau : volt
// level : volt (shared)
// method exact
export function tile0(first: i32, end: i32, from: i32, to: i32): void {
  const x_at = <usize>load<u32>($X_0)
  const exp_dt_tau_all = v128.load64_splat($EXP_DT_TAU)
  const begin = <usize>first << 3
  const bytes = ((<usize>(end - first) + 7) >> 3) << 6
  const stop_2 = begin + bytes
  let at: usize = 0
  for (let k = from; k < to; k++) {
    at = begin
    do {
      // neurons 0 and 1 of 8
      let x_0 = v128.load(x_at + at)
      let x_new_0 = f64x2.mul(x_0, exp_dt_tau_all)
      x_0 = x_new_0
      v128.store(x_at + at, x_0)
      // neurons 2 and 3 of 8
      let x_1 = v128.load(x_at + at, 16)
      let x_new_1 = f64x2.mul(x_1, exp_dt_tau_all)
      x_1 = x_new_1
      v128.store(x_at + at, x_1, 16)
      // neurons 4 and 5 of 8
      let x_2 = v128.load(x_at + at, 32)
      let x_new_2 = f64x2.mul(x_2, exp_dt_tau_all)
      x_2 = x_new_2
      v128.store(x_at + at, x_2, 32)
      // neurons 6 and 7 of 8
      let x_3 = v128.load(x_at + at, 48)
      let x_new_3 = f64x2.mul(x_3, exp_dt_tau_all)
      x_3 = x_new_3
      v128.store(x_at + at, x_3, 48)
      at += 64
    } while (at < stop_2)
  }
}

/** Computes what depends on constants and read-only variables alone; called after either changed. */
export function prepare(): void {
  {
    const dt = load<f64>($DT)
    const tau = load<f64>($TAU)
    const exp_dt_tau = exp(-dt / tau)
    store<f64>($EXP_DT_TAU, exp_dt_tau)
  }
  {
    const N = <i64>load<i32>($SIZE_0)
    const dt = load<f64>($DT)
    const tau = load<f64>($TAU_2)
    const N_2 = N - <i64>1
    store<i64>($N, N_2)
    const dt_tau = dt / tau
    store<f64>($DT_TAU, dt_tau)
  }
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
