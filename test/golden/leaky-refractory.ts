// dv/dt = (v0 - v)/tau : volt (unless refractory)
// v0 : volt
// threshold v > -50 * mV
// reset v = -70 * mV
// refractory 5 * ms
// method exact
export function tile0(first: i32, end: i32, from: i32, to: i32): void {
  const lastspike_at = <usize>load<u32>($LASTSPIKE_0)
  const v0_at = <usize>load<u32>($V0_0)
  const v_at = <usize>load<u32>($V_0)
  const latest_spike_at = <usize>load<u32>($LATEST_SPIKE_TRACK_0)
  const dt_tau_phi1_all = v128.load64_splat($DT_TAU_PHI1)
  const c_minus_0_05_all = v128.load64_splat(LITERALS + 0)
  const begin = <usize>first << 3
  const bytes = ((<usize>(end - first) + 7) >> 3) << 6
  const stop_2 = begin + bytes
  const met_spike_at = <usize>load<u32>($MET_SPIKE)
  const start = load<i64>(STEP)
  const dt = load<f64>($DT)
  const entries_0_at = <usize>load<u32>($ENTRIES_M0)
  let used_0 = load<i32>($USED_M0)
  let at: usize = 0
  for (let k = from; k < to; k++) {
    const latest_spike_all = v128.load64_splat(latest_spike_at + (<usize>k << 3))
    let met_spike_count = 0
    const now = start + k
    const t = <f64>now * dt
    at = begin
    do {
      // neurons 0 and 1 of 8
      let lastspike_0 = v128.load(lastspike_at + at)
      let v0_0 = v128.load(v0_at + at)
      let v_0 = v128.load(v_at + at)
      let not_refractory_0 = f64x2.le(lastspike_0, latest_spike_all)
      let v_change_0 = f64x2.mul(f64x2.sub(v0_0, v_0), dt_tau_phi1_all)
      v_0 = f64x2.add(v_0, v128.and(v_change_0, not_refractory_0))
      v128.store(v_at + at, v_0)
      // neurons 2 and 3 of 8
      let lastspike_1 = v128.load(lastspike_at + at, 16)
      let v0_1 = v128.load(v0_at + at, 16)
      let v_1 = v128.load(v_at + at, 16)
      let not_refractory_1 = f64x2.le(lastspike_1, latest_spike_all)
      let v_change_1 = f64x2.mul(f64x2.sub(v0_1, v_1), dt_tau_phi1_all)
      v_1 = f64x2.add(v_1, v128.and(v_change_1, not_refractory_1))
      v128.store(v_at + at, v_1, 16)
      // neurons 4 and 5 of 8
      let lastspike_2 = v128.load(lastspike_at + at, 32)
      let v0_2 = v128.load(v0_at + at, 32)
      let v_2 = v128.load(v_at + at, 32)
      let not_refractory_2 = f64x2.le(lastspike_2, latest_spike_all)
      let v_change_2 = f64x2.mul(f64x2.sub(v0_2, v_2), dt_tau_phi1_all)
      v_2 = f64x2.add(v_2, v128.and(v_change_2, not_refractory_2))
      v128.store(v_at + at, v_2, 32)
      // neurons 6 and 7 of 8
      let lastspike_3 = v128.load(lastspike_at + at, 48)
      let v0_3 = v128.load(v0_at + at, 48)
      let v_3 = v128.load(v_at + at, 48)
      let not_refractory_3 = f64x2.le(lastspike_3, latest_spike_all)
      let v_change_3 = f64x2.mul(f64x2.sub(v0_3, v_3), dt_tau_phi1_all)
      v_3 = f64x2.add(v_3, v128.and(v_change_3, not_refractory_3))
      v128.store(v_at + at, v_3, 48)
      if (i64x2.bitmask(f64x2.le(f64x2.pmax(f64x2.pmax(f64x2.pmax(v_0, v_1), v_2), v_3), c_minus_0_05_all)) != 3) {
        const n = <i32>(at >> 3)
        const spike_0 = v128.and(not_refractory_0, f64x2.gt(v_0, c_minus_0_05_all))
        const spike_1 = v128.and(not_refractory_1, f64x2.gt(v_1, c_minus_0_05_all))
        const spike_2 = v128.and(not_refractory_2, f64x2.gt(v_2, c_minus_0_05_all))
        const spike_3 = v128.and(not_refractory_3, f64x2.gt(v_3, c_minus_0_05_all))
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
      store<f64>(lastspike_at + (<usize>n << 3), t)
      store<i32>(entries_0_at + (<usize>used_0 << 3), <i32>now)
      store<i32>(entries_0_at + (<usize>used_0 << 3), n, 4)
      used_0++
      store<f64>(v_at + (<usize>n << 3), -0.07)
    }
  }
  store<i32>($USED_M0, used_0)
  // As of the last step:
  {
    const k = to - 1
    const lastspike_at = <usize>load<u32>($LASTSPIKE_0)
    const not_refractory_at = <usize>load<u32>($NOT_REFRACTORY_0)
    const latest_spike_at = <usize>load<u32>($LATEST_SPIKE_TRACK_0)
    const start = load<i64>(STEP)
    const dt = load<f64>($DT)
    const begin = <usize>first << 3
    const bytes = ((<usize>(end - first) + 7) >> 3) << 6
    const stop_2 = begin + bytes
    const latest_spike_all = v128.load64_splat(latest_spike_at + (<usize>k << 3))
    const now = start + k
    const t = <f64>now * dt
    const t_all = f64x2.splat(t)
    at = begin
    do {
      // neurons 0 and 1 of 8
      let lastspike_0 = v128.load(lastspike_at + at)
      store<u16>(not_refractory_at + (at >> 3), <u16>((i64x2.bitmask(v128.and(f64x2.le(lastspike_0, latest_spike_all), f64x2.ne(lastspike_0, t_all))) * 0x81) & 0x101))
      // neurons 2 and 3 of 8
      let lastspike_1 = v128.load(lastspike_at + at, 16)
      store<u16>(not_refractory_at + (at >> 3), <u16>((i64x2.bitmask(v128.and(f64x2.le(lastspike_1, latest_spike_all), f64x2.ne(lastspike_1, t_all))) * 0x81) & 0x101), 2)
      // neurons 4 and 5 of 8
      let lastspike_2 = v128.load(lastspike_at + at, 32)
      store<u16>(not_refractory_at + (at >> 3), <u16>((i64x2.bitmask(v128.and(f64x2.le(lastspike_2, latest_spike_all), f64x2.ne(lastspike_2, t_all))) * 0x81) & 0x101), 4)
      // neurons 6 and 7 of 8
      let lastspike_3 = v128.load(lastspike_at + at, 48)
      store<u16>(not_refractory_at + (at >> 3), <u16>((i64x2.bitmask(v128.and(f64x2.le(lastspike_3, latest_spike_all), f64x2.ne(lastspike_3, t_all))) * 0x81) & 0x101), 6)
      at += 64
    } while (at < stop_2)
  }
}

/** Computes what depends on constants and read-only variables alone; called after either changed. */
export function prepare(): void {
  {
    const dt = load<f64>($DT)
    const tau = load<f64>($TAU)
    const dt_tau_phi1 = dt / tau * phi1(-dt / tau)
    store<f64>($DT_TAU_PHI1, dt_tau_phi1)
    const timestep_dt = timestep(0.005, dt)
    store<i64>($TIMESTEP_DT, timestep_dt)
  }
}

/** Computes what depends on the time alone, for each step of the block. */
function track0(steps: i32): void {
  const latest_spike_at = <usize>load<u32>($LATEST_SPIKE_TRACK_0)
  const start = load<i64>(STEP)
  const dt = load<f64>($DT)
  const timestep_dt = load<i64>($TIMESTEP_DT)
  for (let k = 0; k < steps; k++) {
    const now = start + k
    const t = <f64>now * dt
    store<f64>(latest_spike_at + (<usize>k << 3), latestSpike(t, dt, timestep_dt))
  }
}
