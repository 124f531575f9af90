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
  const per_tau_v = load<f64>($PER_TAU_V)
  const per_tau_w = load<f64>($PER_TAU_W)
  const flow_v_v = load<f64>($FLOW_V_V)
  const flow_refractory_v_v = load<f64>($FLOW_REFRACTORY_V_V)
  const flow_v_w = load<f64>($FLOW_V_W)
  const flow_refractory_v_w = load<f64>($FLOW_REFRACTORY_V_W)
  const flow_w_v = load<f64>($FLOW_W_V)
  const flow_refractory_w_v = load<f64>($FLOW_REFRACTORY_W_V)
  const flow_w_w = load<f64>($FLOW_W_W)
  const flow_refractory_w_w = load<f64>($FLOW_REFRACTORY_W_W)
  const start = load<i64>(STEP)
  const dt = load<f64>($DT)
  for (let k = from; k < to; k++) {
    const latest_spike = load<f64>(latest_spike_at + (<usize>k << 3))
    const now = start + k
    const t = <f64>now * dt
    for (let n = first; n < end; n++) {
      let lastspike = load<f64>(lastspike_at + (<usize>n << 3))
      let w = load<f64>(w_at + (<usize>n << 3))
      let v = load<f64>(v_at + (<usize>n << 3))
      let I = load<f64>(I_at + (<usize>n << 3))
      let not_refractory = lastspike <= latest_spike
      let v_rate = select((w - v) * per_tau_v, 0.0, not_refractory)
      let w_rate = (I - w - v * 0.1) * per_tau_w
      let v_new = v + select(flow_v_v, flow_refractory_v_v, not_refractory) * v_rate + select(flow_v_w, flow_refractory_v_w, not_refractory) * w_rate
      let w_new = w + select(flow_w_v, flow_refractory_w_v, not_refractory) * v_rate + select(flow_w_w, flow_refractory_w_w, not_refractory) * w_rate
      v = select(v_new, v, not_refractory)
      w = w_new
      if (not_refractory & (v > 1.0)) {
        lastspike = t
        v = 0.0
        w = w - 0.2
        store<f64>(lastspike_at + (<usize>n << 3), lastspike)
      }
      store<f64>(v_at + (<usize>n << 3), v)
      store<f64>(w_at + (<usize>n << 3), w)
    }
  }
  // As of the last step:
  {
    const k = to - 1
    const lastspike_at = <usize>load<u32>($LASTSPIKE_0)
    const latest_spike_at = <usize>load<u32>($LATEST_SPIKE_TRACK_0)
    const start = load<i64>(STEP)
    const dt = load<f64>($DT)
    const not_refractory_at = <usize>load<u32>($NOT_REFRACTORY_0)
    const latest_spike = load<f64>(latest_spike_at + (<usize>k << 3))
    const now = start + k
    const t = <f64>now * dt
    for (let n = first; n < end; n++) {
      let lastspike = load<f64>(lastspike_at + (<usize>n << 3))
      let not_refractory = (lastspike <= latest_spike) & (lastspike != t)
      store<u8>(not_refractory_at + <usize>n, <u8>not_refractory)
    }
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
