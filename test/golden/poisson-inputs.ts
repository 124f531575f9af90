// dv/dt = -v/tau : volt (unless refractory)
// w : volt
// threshold v > 10 * mV
// reset v = 0 * mV
// poisson input v += binomial(N, rate*dt) * weight
// poisson input v += binomial(N, rate*dt) * (w / 2)
// refractory 2 * ms
// method exact
export function tile0(first: i32, end: i32, from: i32, to: i32): void {
  const binomial_at = <usize>load<u32>($BINOMIAL_0) - (<usize>first << 3)
  const begin = <usize>first << 3
  const start = load<i64>(STEP)
  const key_low = load<u32>(KEY)
  const key_high = load<u32>(KEY, 4)
  const N = load<f64>($N_3)
  const rate_dt = load<f64>($RATE_DT)
  const ziggurat_at = <usize>load<u32>($ZIGGURAT)
  const chances_at = <usize>load<u32>($CHANCES)
  const binomial_at_2 = <usize>load<u32>($BINOMIAL_0_2) - (<usize>first << 3)
  const N_2 = load<f64>($N_4)
  const rate_dt_2 = load<f64>($RATE_DT_2)
  const lastspike_at = <usize>load<u32>($LASTSPIKE_0)
  const v_at = <usize>load<u32>($V_0)
  const latest_spike_at = <usize>load<u32>($LATEST_SPIKE_TRACK_0)
  const exp_dt_tau_all = v128.load64_splat($EXP_DT_TAU)
  const c_0_01_all = v128.load64_splat(LITERALS + 0)
  const not_refractory_at = <usize>load<u32>($NOT_REFRACTORY_0)
  const bytes = ((<usize>(end - first) + 7) >> 3) << 6
  const stop_2 = begin + bytes
  const met_spike_at = <usize>load<u32>($MET_SPIKE)
  const dt = load<f64>($DT)
  const w_at = <usize>load<u32>($W_0_2)
  const weight_all = v128.load64_splat($WEIGHT)
  let at: usize = 0
  for (let k = from; k < to; k++) {
    const now = start + k
    const latest_spike_all = v128.load64_splat(latest_spike_at + (<usize>k << 3))
    let met_spike_count = 0
    const t = <f64>now * dt
    fillBinomials(binomial_at + begin, first, end, N, rate_dt, true, now, 0, 3072, key_low, key_high, ziggurat_at, chances_at)
    fillBinomials(binomial_at_2 + begin, first, end, N_2, rate_dt_2, true, now, 0, 3073, key_low, key_high, ziggurat_at, chances_at)
    at = begin
    do {
      // neurons 0 and 1 of 8
      let lastspike_0 = v128.load(lastspike_at + at)
      let v_0 = v128.load(v_at + at)
      let not_refractory_0 = f64x2.le(lastspike_0, latest_spike_all)
      let v_new_0 = f64x2.mul(v_0, exp_dt_tau_all)
      v_0 = v128.bitselect(v_new_0, v_0, not_refractory_0)
      let is_spike_0 = v128.and(not_refractory_0, f64x2.gt(v_0, c_0_01_all))
      const spike_0 = is_spike_0
      store<u16>(not_refractory_at + (at >> 3), <u16>((i64x2.bitmask(not_refractory_0) * 0x81) & 0x101))
      v128.store(v_at + at, v_0)
      // neurons 2 and 3 of 8
      let lastspike_1 = v128.load(lastspike_at + at, 16)
      let v_1 = v128.load(v_at + at, 16)
      let not_refractory_1 = f64x2.le(lastspike_1, latest_spike_all)
      let v_new_1 = f64x2.mul(v_1, exp_dt_tau_all)
      v_1 = v128.bitselect(v_new_1, v_1, not_refractory_1)
      let is_spike_1 = v128.and(not_refractory_1, f64x2.gt(v_1, c_0_01_all))
      const spike_1 = is_spike_1
      store<u16>(not_refractory_at + (at >> 3), <u16>((i64x2.bitmask(not_refractory_1) * 0x81) & 0x101), 2)
      v128.store(v_at + at, v_1, 16)
      // neurons 4 and 5 of 8
      let lastspike_2 = v128.load(lastspike_at + at, 32)
      let v_2 = v128.load(v_at + at, 32)
      let not_refractory_2 = f64x2.le(lastspike_2, latest_spike_all)
      let v_new_2 = f64x2.mul(v_2, exp_dt_tau_all)
      v_2 = v128.bitselect(v_new_2, v_2, not_refractory_2)
      let is_spike_2 = v128.and(not_refractory_2, f64x2.gt(v_2, c_0_01_all))
      const spike_2 = is_spike_2
      store<u16>(not_refractory_at + (at >> 3), <u16>((i64x2.bitmask(not_refractory_2) * 0x81) & 0x101), 4)
      v128.store(v_at + at, v_2, 32)
      // neurons 6 and 7 of 8
      let lastspike_3 = v128.load(lastspike_at + at, 48)
      let v_3 = v128.load(v_at + at, 48)
      let not_refractory_3 = f64x2.le(lastspike_3, latest_spike_all)
      let v_new_3 = f64x2.mul(v_3, exp_dt_tau_all)
      v_3 = v128.bitselect(v_new_3, v_3, not_refractory_3)
      let is_spike_3 = v128.and(not_refractory_3, f64x2.gt(v_3, c_0_01_all))
      const spike_3 = is_spike_3
      store<u16>(not_refractory_at + (at >> 3), <u16>((i64x2.bitmask(not_refractory_3) * 0x81) & 0x101), 6)
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
      at += 64
    } while (at < stop_2)
    // The neurons that met the condition of spike:
    for (let e = 0; e < met_spike_count; e++) {
      const n = load<i32>(met_spike_at + (<usize>e << 2))
      store<u8>(not_refractory_at + <usize>n, <u8>false)
      store<f64>(lastspike_at + (<usize>n << 3), t)
    }
    at = begin
    do {
      // neurons 0 and 1 of 8
      let not_refractory_0_2 = i64x2.ne(i64x2.extend_low_i32x4_u(i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load16_splat(not_refractory_at + (at >> 3))))), i64x2.splat(0))
      let v_0_2 = v128.load(v_at + at)
      let binomial_0 = v128.load(binomial_at + at)
      let binomial_0_2 = v128.load(binomial_at_2 + at)
      let w_0 = v128.load(w_at + at)
      v_0_2 = v128.bitselect(f64x2.add(v_0_2, f64x2.mul(binomial_0, weight_all)), v_0_2, not_refractory_0_2)
      v_0_2 = v128.bitselect(f64x2.add(v_0_2, f64x2.mul(binomial_0_2, w_0)), v_0_2, not_refractory_0_2)
      v128.store(v_at + at, v_0_2)
      // neurons 2 and 3 of 8
      let not_refractory_1_2 = i64x2.ne(i64x2.extend_low_i32x4_u(i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load16_splat(not_refractory_at + (at >> 3), 2)))), i64x2.splat(0))
      let v_1_2 = v128.load(v_at + at, 16)
      let binomial_1 = v128.load(binomial_at + at, 16)
      let binomial_1_2 = v128.load(binomial_at_2 + at, 16)
      let w_1 = v128.load(w_at + at, 16)
      v_1_2 = v128.bitselect(f64x2.add(v_1_2, f64x2.mul(binomial_1, weight_all)), v_1_2, not_refractory_1_2)
      v_1_2 = v128.bitselect(f64x2.add(v_1_2, f64x2.mul(binomial_1_2, w_1)), v_1_2, not_refractory_1_2)
      v128.store(v_at + at, v_1_2, 16)
      // neurons 4 and 5 of 8
      let not_refractory_2_2 = i64x2.ne(i64x2.extend_low_i32x4_u(i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load16_splat(not_refractory_at + (at >> 3), 4)))), i64x2.splat(0))
      let v_2_2 = v128.load(v_at + at, 32)
      let binomial_2 = v128.load(binomial_at + at, 32)
      let binomial_2_2 = v128.load(binomial_at_2 + at, 32)
      let w_2 = v128.load(w_at + at, 32)
      v_2_2 = v128.bitselect(f64x2.add(v_2_2, f64x2.mul(binomial_2, weight_all)), v_2_2, not_refractory_2_2)
      v_2_2 = v128.bitselect(f64x2.add(v_2_2, f64x2.mul(binomial_2_2, w_2)), v_2_2, not_refractory_2_2)
      v128.store(v_at + at, v_2_2, 32)
      // neurons 6 and 7 of 8
      let not_refractory_3_2 = i64x2.ne(i64x2.extend_low_i32x4_u(i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load16_splat(not_refractory_at + (at >> 3), 6)))), i64x2.splat(0))
      let v_3_2 = v128.load(v_at + at, 48)
      let binomial_3 = v128.load(binomial_at + at, 48)
      let binomial_3_2 = v128.load(binomial_at_2 + at, 48)
      let w_3 = v128.load(w_at + at, 48)
      v_3_2 = v128.bitselect(f64x2.add(v_3_2, f64x2.mul(binomial_3, weight_all)), v_3_2, not_refractory_3_2)
      v_3_2 = v128.bitselect(f64x2.add(v_3_2, f64x2.mul(binomial_3_2, w_3)), v_3_2, not_refractory_3_2)
      v128.store(v_at + at, v_3_2, 48)
      at += 64
    } while (at < stop_2)
    // The neurons that met the condition of spike:
    for (let e = 0; e < met_spike_count; e++) {
      const n = load<i32>(met_spike_at + (<usize>e << 2))
      store<f64>(v_at + (<usize>n << 3), 0.0)
    }
  }
}

/** Computes what depends on constants and read-only variables alone; called after either changed. */
export function prepare(): void {
  makeZiggurat(<usize>load<u32>($ZIGGURAT))
  {
    const dt = load<f64>($DT)
    const tau = load<f64>($TAU)
    const N = load<i64>($N)
    const rate = load<f64>($RATE)
    const N_3 = load<i64>($N_2)
    const rate_2 = load<f64>($RATE_2)
    const exp_dt_tau = exp(-dt / tau)
    store<f64>($EXP_DT_TAU, exp_dt_tau)
    const N_2 = <f64>N
    store<f64>($N_3, N_2)
    const rate_dt = rate * dt
    store<f64>($RATE_DT, rate_dt)
    const N_4 = <f64>N_3
    store<f64>($N_4, N_4)
    const rate_dt_2 = rate_2 * dt
    store<f64>($RATE_DT_2, rate_dt_2)
    const timestep_dt = timestep(0.002, dt)
    store<i64>($TIMESTEP_DT, timestep_dt)
  }
  derive0(0, load<i32>($SIZE_0))
}
