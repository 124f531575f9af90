// dv/dt = (2 - v)/tau : 1
// tau : second
// count : integer
// threshold v > 1
// reset v = 0
// reset tau *= 1.1
// reset count += 1
// method exact
export function tile0(first: i32, end: i32, from: i32, to: i32): void {
  const v_at = <usize>load<u32>($V_0)
  const dt_tau_phi1_at = <usize>load<u32>($DT_TAU_PHI1_0)
  const tau_at = <usize>load<u32>($TAU_0)
  const count_at = <usize>load<u32>($COUNT_0)
  for (let k = from; k < to; k++) {
    for (let n = first; n < end; n++) {
      let v = load<f64>(v_at + (<usize>n << 3))
      let dt_tau_phi1 = load<f64>(dt_tau_phi1_at + (<usize>n << 3))
      let v_new = v + (2.0 - v) * dt_tau_phi1
      v = v_new
      if (v > 1.0) {
        let tau = load<f64>(tau_at + (<usize>n << 3))
        let count = load<i32>(count_at + (<usize>n << 2))
        v = 0.0
        tau = tau * 1.1
        count = count + 1
        store<f64>(v_at + (<usize>n << 3), v)
        store<f64>(tau_at + (<usize>n << 3), tau)
        store<i32>(count_at + (<usize>n << 2), count)
        derive0(n, n + 1)
      }
      store<f64>(v_at + (<usize>n << 3), v)
    }
  }
}

/** Computes what depends on read-only variables of a neuron, for some neurons. */
export function derive0(first: i32, end: i32): void {
  const tau_at = <usize>load<u32>($TAU_0)
  const dt = load<f64>($DT)
  const minus_dt = load<f64>($MINUS_DT)
  const dt_tau_phi1_at = <usize>load<u32>($DT_TAU_PHI1_0)
  for (let n = first; n < end; n++) {
    let tau = load<f64>(tau_at + (<usize>n << 3))
    let dt_tau_phi1 = dt / tau * phi1(minus_dt / tau)
    store<f64>(dt_tau_phi1_at + (<usize>n << 3), dt_tau_phi1)
  }
}

/** Computes what depends on constants and read-only variables alone; called after either changed. */
export function prepare(): void {
  {
    const dt = load<f64>($DT)
    const minus_dt = -dt
    store<f64>($MINUS_DT, minus_dt)
  }
  derive0(0, load<i32>($SIZE_0))
}
