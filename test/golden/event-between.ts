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
  const c_2_all = v128.load64_splat(LITERALS + 0)
  const dt_tau_all = v128.load64_splat($DT_TAU)
  const c_1_all = v128.load64_splat(LITERALS + 8)
  const c_0_8_all = v128.load64_splat(LITERALS + 16)
  const c_0_all = v128.load64_splat(LITERALS + 24)
  const begin = <usize>first << 3
  const bytes = ((<usize>(end - first) + 7) >> 3) << 6
  const stop_2 = begin + bytes
  const met_spike_at = <usize>load<u32>($MET_SPIKE)
  const met_high_at = <usize>load<u32>($MET_HIGH)
  const entries_0_at = <usize>load<u32>($ENTRIES_M0)
  let used_0 = load<i32>($USED_M0)
  const start = load<i64>(STEP)
  const entries_1_at = <usize>load<u32>($ENTRIES_M1)
  let used_1 = load<i32>($USED_M1)
  const dt = load<f64>($DT)
  let at: usize = 0
  for (let k = from; k < to; k++) {
    let met_spike_count = 0
    let met_high_count = 0
    const now = start + k
    const t = <f64>now * dt
    at = begin
    do {
      // neurons 0 and 1 of 8
      let v_0 = v128.load(v_at + at)
      let high_since_0 = v128.load(high_since_at + at)
      let v_new_0 = f64x2.add(v_0, f64x2.mul(f64x2.sub(c_2_all, v_0), dt_tau_all))
      v_0 = v_new_0
      let is_spike_0 = f64x2.gt(v_0, c_1_all)
      const spike_0 = is_spike_0
      const high_0 = v128.and(f64x2.gt(v_0, c_0_8_all), f64x2.lt(high_since_0, c_0_all))
      v128.store(v_at + at, v_0)
      // neurons 2 and 3 of 8
      let v_1 = v128.load(v_at + at, 16)
      let high_since_1 = v128.load(high_since_at + at, 16)
      let v_new_1 = f64x2.add(v_1, f64x2.mul(f64x2.sub(c_2_all, v_1), dt_tau_all))
      v_1 = v_new_1
      let is_spike_1 = f64x2.gt(v_1, c_1_all)
      const spike_1 = is_spike_1
      const high_1 = v128.and(f64x2.gt(v_1, c_0_8_all), f64x2.lt(high_since_1, c_0_all))
      v128.store(v_at + at, v_1, 16)
      // neurons 4 and 5 of 8
      let v_2 = v128.load(v_at + at, 32)
      let high_since_2 = v128.load(high_since_at + at, 32)
      let v_new_2 = f64x2.add(v_2, f64x2.mul(f64x2.sub(c_2_all, v_2), dt_tau_all))
      v_2 = v_new_2
      let is_spike_2 = f64x2.gt(v_2, c_1_all)
      const spike_2 = is_spike_2
      const high_2 = v128.and(f64x2.gt(v_2, c_0_8_all), f64x2.lt(high_since_2, c_0_all))
      v128.store(v_at + at, v_2, 32)
      // neurons 6 and 7 of 8
      let v_3 = v128.load(v_at + at, 48)
      let high_since_3 = v128.load(high_since_at + at, 48)
      let v_new_3 = f64x2.add(v_3, f64x2.mul(f64x2.sub(c_2_all, v_3), dt_tau_all))
      v_3 = v_new_3
      let is_spike_3 = f64x2.gt(v_3, c_1_all)
      const spike_3 = is_spike_3
      const high_3 = v128.and(f64x2.gt(v_3, c_0_8_all), f64x2.lt(high_since_3, c_0_all))
      v128.store(v_at + at, v_3, 48)
      if (i64x2.bitmask(v128.or(v128.or(v128.or(spike_0, spike_1), spike_2), spike_3))) {
        const n = <i32>(at >> 3)
        let bits = i64x2.bitmask(spike_0) | (i64x2.bitmask(spike_1) << 2) | (i64x2.bitmask(spike_2) << 4) | (i64x2.bitmask(spike_3) << 6)
        // None behind the end of the tile.
        if (end - n < 8) bits &= (1 << max(end - n, 0)) - 1
        for (; bits; bits &= bits - 1) {
          store<i32>(met_spike_at + (<usize>met_spike_count << 2), n + ctz(bits))
          met_spike_count++
        }
      }
      if (i64x2.bitmask(v128.or(v128.or(v128.or(high_0, high_1), high_2), high_3))) {
        const n = <i32>(at >> 3)
        let bits = i64x2.bitmask(high_0) | (i64x2.bitmask(high_1) << 2) | (i64x2.bitmask(high_2) << 4) | (i64x2.bitmask(high_3) << 6)
        // None behind the end of the tile.
        if (end - n < 8) bits &= (1 << max(end - n, 0)) - 1
        for (; bits; bits &= bits - 1) {
          store<i32>(met_high_at + (<usize>met_high_count << 2), n + ctz(bits))
          met_high_count++
        }
      }
      at += 64
    } while (at < stop_2)
    // The neurons that met the condition of spike:
    for (let e = 0; e < met_spike_count; e++) {
      const n = load<i32>(met_spike_at + (<usize>e << 2))
      store<i32>(entries_0_at + (<usize>used_0 << 3), <i32>now)
      store<i32>(entries_0_at + (<usize>used_0 << 3), n, 4)
      used_0++
    }
    // The neurons that met the condition of high:
    for (let e = 0; e < met_high_count; e++) {
      const n = load<i32>(met_high_at + (<usize>e << 2))
      store<i32>(entries_1_at + (<usize>used_1 << 3), <i32>now)
      store<i32>(entries_1_at + (<usize>used_1 << 3), n, 4)
      used_1++
      store<f64>(high_since_at + (<usize>n << 3), t)
    }
    // The neurons that met the condition of spike:
    for (let e = 0; e < met_spike_count; e++) {
      const n = load<i32>(met_spike_at + (<usize>e << 2))
      store<f64>(v_at + (<usize>n << 3), 0.0)
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
