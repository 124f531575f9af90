// dv/dt = (v0 - v)/tau : volt (unless refractory)
// v0 : volt
// threshold v > -50 * mV
// reset v = -70 * mV
// refractory 5 * ms
// method exact
export function tile0(first: i32, end: i32, from: i32, to: i32): void {
  const lastspike_at = <usize>load<u32>($LASTSPIKE_0)
  const latest_spike_at = <usize>load<u32>($LATEST_SPIKE_TRACK_0)
  const v_at = <usize>load<u32>($V_0)
  const v0_at = <usize>load<u32>($V0_0)
  const dt_tau_phi1 = load<f64>($DT_TAU_PHI1)
  const start = load<i64>(STEP)
  const dt = load<f64>($DT)
  const entries_0_at = <usize>load<u32>($ENTRIES_M0)
  let used_0 = load<i32>($USED_M0)
  for (let k = from; k < to; k++) {
    const latest_spike = load<f64>(latest_spike_at + (<usize>k << 3))
    const now = start + k
    const t = <f64>now * dt
    for (let n = first; n < end; n++) {
      let lastspike = load<f64>(lastspike_at + (<usize>n << 3))
      let not_refractory = lastspike <= latest_spike
      if (not_refractory) {
        let v = load<f64>(v_at + (<usize>n << 3))
        let v0 = load<f64>(v0_at + (<usize>n << 3))
        let v_new = v + (v0 - v) * dt_tau_phi1
        v = v_new
        if (v > -0.05) {
          lastspike = t
          store<i32>(entries_0_at + (<usize>used_0 << 3), <i32>now)
          store<i32>(entries_0_at + (<usize>used_0 << 3), n, 4)
          used_0++
          v = -0.07
          store<f64>(lastspike_at + (<usize>n << 3), lastspike)
        }
        store<f64>(v_at + (<usize>n << 3), v)
      }
    }
  }
  store<i32>($USED_M0, used_0)
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
