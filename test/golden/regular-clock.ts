// dv/dt = (rate*second - v)/tau : 1
// rate : Hz
// run_regularly rate = rand() * 100 * Hz
// method euler
export function tile0(first: i32, end: i32, from: i32, to: i32): void {
  const rand_at = <usize>load<u32>($RAND_0) - (<usize>first << 3)
  const begin = <usize>first << 3
  const start = load<i64>(STEP)
  const every_1 = <i64>load<i32>($EVERY_1)
  const key_low = load<u32>(KEY)
  const key_high = load<u32>(KEY, 4)
  const rate_at = <usize>load<u32>($RATE_0)
  const c_100_all = v128.load64_splat(LITERALS + 0)
  const bytes = ((<usize>(end - first) + 7) >> 3) << 6
  const stop_2 = begin + bytes
  const taken_0 = load<i32>($USED_M0)
  const rows_0 = <usize>load<i32>($ROWS_M0)
  const column_0_0_at = <usize>load<u32>($COLUMN0_M0)
  const v_at = <usize>load<u32>($V_0)
  const every_2 = <i64>load<i32>($EVERY_2)
  const dt_tau_all = v128.load64_splat($DT_TAU)
  let at: usize = 0
  for (let k = from; k < to; k++) {
    const now = start + k
    const now_1 = (now + every_1 - 1) / every_1
    const sample_0 = taken_0 + samplesIn(start, k, load<i32>($EVERY_2))
    if (now % every_1 == 0) {
      fillUniforms(rand_at + begin, first, end, now_1, 0, 2048, key_low, key_high)
    }
    if (now % every_1 == 0) {
      at = begin
      do {
        // neurons 0 and 1 of 8
        let rand_0 = v128.load(rand_at + at)
        v128.store(rate_at + at, f64x2.mul(rand_0, c_100_all))
        // neurons 2 and 3 of 8
        let rand_1 = v128.load(rand_at + at, 16)
        v128.store(rate_at + at, f64x2.mul(rand_1, c_100_all), 16)
        // neurons 4 and 5 of 8
        let rand_2 = v128.load(rand_at + at, 32)
        v128.store(rate_at + at, f64x2.mul(rand_2, c_100_all), 32)
        // neurons 6 and 7 of 8
        let rand_3 = v128.load(rand_at + at, 48)
        v128.store(rate_at + at, f64x2.mul(rand_3, c_100_all), 48)
        at += 64
      } while (at < stop_2)
    }
    if (now % every_2 == 0) {
      copyRow(column_0_0_at + (<usize>(<usize>sample_0 * rows_0 + <usize>first) << 3), v_at + begin, <usize>(end - first) << 3)
    }
    at = begin
    do {
      // neurons 0 and 1 of 8
      let v_0 = v128.load(v_at + at)
      let rate_0 = v128.load(rate_at + at)
      let v_new_0 = f64x2.add(v_0, f64x2.mul(f64x2.sub(rate_0, v_0), dt_tau_all))
      v_0 = v_new_0
      v128.store(v_at + at, v_0)
      // neurons 2 and 3 of 8
      let v_1 = v128.load(v_at + at, 16)
      let rate_1 = v128.load(rate_at + at, 16)
      let v_new_1 = f64x2.add(v_1, f64x2.mul(f64x2.sub(rate_1, v_1), dt_tau_all))
      v_1 = v_new_1
      v128.store(v_at + at, v_1, 16)
      // neurons 4 and 5 of 8
      let v_2 = v128.load(v_at + at, 32)
      let rate_2 = v128.load(rate_at + at, 32)
      let v_new_2 = f64x2.add(v_2, f64x2.mul(f64x2.sub(rate_2, v_2), dt_tau_all))
      v_2 = v_new_2
      v128.store(v_at + at, v_2, 32)
      // neurons 6 and 7 of 8
      let v_3 = v128.load(v_at + at, 48)
      let rate_3 = v128.load(rate_at + at, 48)
      let v_new_3 = f64x2.add(v_3, f64x2.mul(f64x2.sub(rate_3, v_3), dt_tau_all))
      v_3 = v_new_3
      v128.store(v_at + at, v_3, 48)
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
  }
}
