// dv/dt = (w - v)/tau_v : 1 (unless refractory)
// dw/dt = (I - w - 0.1*v)/tau_w : 1
// I : 1
// threshold v > 1
// reset v = 0
// reset w -= 0.2
// refractory 2 * ms
// method exact
export function tile0(first: i32, end: i32, from: i32, to: i32): void {
  const lastspike_at = <usize>load<u32>($LASTSPIKE_0)
  const w_at = <usize>load<u32>($W_0)
  const v_at = <usize>load<u32>($V_0)
  const I_at = <usize>load<u32>($I_0)
  const latest_spike_at = <usize>load<u32>($LATEST_SPIKE_TRACK_0)
  const per_tau_v_all = v128.load64_splat($PER_TAU_V)
  const c_0_1_all = v128.load64_splat(LITERALS + 0)
  const per_tau_w_all = v128.load64_splat($PER_TAU_W)
  const flow_v_v_all = v128.load64_splat($FLOW_V_V)
  const flow_v_w_all = v128.load64_splat($FLOW_V_W)
  const flow_w_v_all = v128.load64_splat($FLOW_W_V)
  const flow_refractory_w_v_all = v128.load64_splat($FLOW_REFRACTORY_W_V)
  const flow_w_w_all = v128.load64_splat($FLOW_W_W)
  const flow_refractory_w_w_all = v128.load64_splat($FLOW_REFRACTORY_W_W)
  const c_1_all = v128.load64_splat(LITERALS + 8)
  const begin = <usize>first << 3
  const bytes = ((<usize>(end - first) + 7) >> 3) << 6
  const stop_2 = begin + bytes
  const met_spike_at = <usize>load<u32>($MET_SPIKE)
  const start = load<i64>(STEP)
  const dt = load<f64>($DT)
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
      let w_0 = v128.load(w_at + at)
      let v_0 = v128.load(v_at + at)
      let I_0 = v128.load(I_at + at)
      let not_refractory_0 = f64x2.le(lastspike_0, latest_spike_all)
      let v_rate_0 = v128.and(f64x2.mul(f64x2.sub(w_0, v_0), per_tau_v_all), not_refractory_0)
      let w_rate_0 = f64x2.mul(f64x2.sub(f64x2.sub(I_0, w_0), f64x2.mul(v_0, c_0_1_all)), per_tau_w_all)
      let v_new_0 = f64x2.add(f64x2.add(v_0, f64x2.mul(flow_v_v_all, v_rate_0)), f64x2.mul(flow_v_w_all, w_rate_0))
      let w_new_0 = f64x2.add(f64x2.add(w_0, f64x2.mul(v128.bitselect(flow_w_v_all, flow_refractory_w_v_all, not_refractory_0), v_rate_0)), f64x2.mul(v128.bitselect(flow_w_w_all, flow_refractory_w_w_all, not_refractory_0), w_rate_0))
      v_0 = v128.bitselect(v_new_0, v_0, not_refractory_0)
      w_0 = w_new_0
      v128.store(v_at + at, v_0)
      v128.store(w_at + at, w_0)
      // neurons 2 and 3 of 8
      let lastspike_1 = v128.load(lastspike_at + at, 16)
      let w_1 = v128.load(w_at + at, 16)
      let v_1 = v128.load(v_at + at, 16)
      let I_1 = v128.load(I_at + at, 16)
      let not_refractory_1 = f64x2.le(lastspike_1, latest_spike_all)
      let v_rate_1 = v128.and(f64x2.mul(f64x2.sub(w_1, v_1), per_tau_v_all), not_refractory_1)
      let w_rate_1 = f64x2.mul(f64x2.sub(f64x2.sub(I_1, w_1), f64x2.mul(v_1, c_0_1_all)), per_tau_w_all)
      let v_new_1 = f64x2.add(f64x2.add(v_1, f64x2.mul(flow_v_v_all, v_rate_1)), f64x2.mul(flow_v_w_all, w_rate_1))
      let w_new_1 = f64x2.add(f64x2.add(w_1, f64x2.mul(v128.bitselect(flow_w_v_all, flow_refractory_w_v_all, not_refractory_1), v_rate_1)), f64x2.mul(v128.bitselect(flow_w_w_all, flow_refractory_w_w_all, not_refractory_1), w_rate_1))
      v_1 = v128.bitselect(v_new_1, v_1, not_refractory_1)
      w_1 = w_new_1
      v128.store(v_at + at, v_1, 16)
      v128.store(w_at + at, w_1, 16)
      // neurons 4 and 5 of 8
      let lastspike_2 = v128.load(lastspike_at + at, 32)
      let w_2 = v128.load(w_at + at, 32)
      let v_2 = v128.load(v_at + at, 32)
      let I_2 = v128.load(I_at + at, 32)
      let not_refractory_2 = f64x2.le(lastspike_2, latest_spike_all)
      let v_rate_2 = v128.and(f64x2.mul(f64x2.sub(w_2, v_2), per_tau_v_all), not_refractory_2)
      let w_rate_2 = f64x2.mul(f64x2.sub(f64x2.sub(I_2, w_2), f64x2.mul(v_2, c_0_1_all)), per_tau_w_all)
      let v_new_2 = f64x2.add(f64x2.add(v_2, f64x2.mul(flow_v_v_all, v_rate_2)), f64x2.mul(flow_v_w_all, w_rate_2))
      let w_new_2 = f64x2.add(f64x2.add(w_2, f64x2.mul(v128.bitselect(flow_w_v_all, flow_refractory_w_v_all, not_refractory_2), v_rate_2)), f64x2.mul(v128.bitselect(flow_w_w_all, flow_refractory_w_w_all, not_refractory_2), w_rate_2))
      v_2 = v128.bitselect(v_new_2, v_2, not_refractory_2)
      w_2 = w_new_2
      v128.store(v_at + at, v_2, 32)
      v128.store(w_at + at, w_2, 32)
      // neurons 6 and 7 of 8
      let lastspike_3 = v128.load(lastspike_at + at, 48)
      let w_3 = v128.load(w_at + at, 48)
      let v_3 = v128.load(v_at + at, 48)
      let I_3 = v128.load(I_at + at, 48)
      let not_refractory_3 = f64x2.le(lastspike_3, latest_spike_all)
      let v_rate_3 = v128.and(f64x2.mul(f64x2.sub(w_3, v_3), per_tau_v_all), not_refractory_3)
      let w_rate_3 = f64x2.mul(f64x2.sub(f64x2.sub(I_3, w_3), f64x2.mul(v_3, c_0_1_all)), per_tau_w_all)
      let v_new_3 = f64x2.add(f64x2.add(v_3, f64x2.mul(flow_v_v_all, v_rate_3)), f64x2.mul(flow_v_w_all, w_rate_3))
      let w_new_3 = f64x2.add(f64x2.add(w_3, f64x2.mul(v128.bitselect(flow_w_v_all, flow_refractory_w_v_all, not_refractory_3), v_rate_3)), f64x2.mul(v128.bitselect(flow_w_w_all, flow_refractory_w_w_all, not_refractory_3), w_rate_3))
      v_3 = v128.bitselect(v_new_3, v_3, not_refractory_3)
      w_3 = w_new_3
      v128.store(v_at + at, v_3, 48)
      v128.store(w_at + at, w_3, 48)
      if (i64x2.bitmask(f64x2.le(f64x2.pmax(f64x2.pmax(f64x2.pmax(v_0, v_1), v_2), v_3), c_1_all)) != 3) {
        const n = <i32>(at >> 3)
        const spike_0 = v128.and(not_refractory_0, f64x2.gt(v_0, c_1_all))
        const spike_1 = v128.and(not_refractory_1, f64x2.gt(v_1, c_1_all))
        const spike_2 = v128.and(not_refractory_2, f64x2.gt(v_2, c_1_all))
        const spike_3 = v128.and(not_refractory_3, f64x2.gt(v_3, c_1_all))
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
      let w = load<f64>(w_at + (<usize>n << 3))
      store<f64>(lastspike_at + (<usize>n << 3), t)
      store<f64>(v_at + (<usize>n << 3), 0.0)
      w = w - 0.2
      store<f64>(w_at + (<usize>n << 3), w)
    }
  }
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
    const tau_v = load<f64>($TAU_V)
    const tau_w = load<f64>($TAU_W)
    const matrix_2_at = <usize>load<u32>($MATRIX_2)
    const minus_dt_tau_v = -dt / tau_v
    store<f64>($MINUS_DT_TAU_V, minus_dt_tau_v)
    const dt_tau_v = dt / tau_v
    store<f64>($DT_TAU_V, dt_tau_v)
    const dt_tau_w = dt * -0.1 / tau_w
    store<f64>($DT_TAU_W, dt_tau_w)
    const minus_dt_tau_w = -dt / tau_w
    store<f64>($MINUS_DT_TAU_W, minus_dt_tau_w)
    store<f64>(matrix_2_at, minus_dt_tau_v, 0)
    store<f64>(matrix_2_at, dt_tau_v, 8)
    store<f64>(matrix_2_at, dt_tau_w, 16)
    store<f64>(matrix_2_at, minus_dt_tau_w, 24)
    phi1Matrix(matrix_2_at, 2, matrix_2_at + 32, matrix_2_at + 64)
    const flow_v_v = dt * load<f64>(matrix_2_at, 32)
    store<f64>($FLOW_V_V, flow_v_v)
    const flow_v_w = dt * load<f64>(matrix_2_at, 40)
    store<f64>($FLOW_V_W, flow_v_w)
    const flow_w_v = dt * load<f64>(matrix_2_at, 48)
    store<f64>($FLOW_W_V, flow_w_v)
    const flow_w_w = dt * load<f64>(matrix_2_at, 56)
    store<f64>($FLOW_W_W, flow_w_w)
    store<f64>(matrix_2_at, 0.0, 0)
    store<f64>(matrix_2_at, 0.0, 8)
    store<f64>(matrix_2_at, dt_tau_w, 16)
    store<f64>(matrix_2_at, minus_dt_tau_w, 24)
    phi1Matrix(matrix_2_at, 2, matrix_2_at + 32, matrix_2_at + 64)
    const flow_refractory_v_v = dt * load<f64>(matrix_2_at, 32)
    store<f64>($FLOW_REFRACTORY_V_V, flow_refractory_v_v)
    const flow_refractory_v_w = dt * load<f64>(matrix_2_at, 40)
    store<f64>($FLOW_REFRACTORY_V_W, flow_refractory_v_w)
    const flow_refractory_w_v = dt * load<f64>(matrix_2_at, 48)
    store<f64>($FLOW_REFRACTORY_W_V, flow_refractory_w_v)
    const flow_refractory_w_w = dt * load<f64>(matrix_2_at, 56)
    store<f64>($FLOW_REFRACTORY_W_W, flow_refractory_w_w)
    const per_tau_v = 1.0 / tau_v
    store<f64>($PER_TAU_V, per_tau_v)
    const per_tau_w = 1.0 / tau_w
    store<f64>($PER_TAU_W, per_tau_w)
    const timestep_dt = timestep(0.002, dt)
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
