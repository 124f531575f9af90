// dv/dt = (1 + A*sin(2*pi*f*t) - v)/tau : 1
// threshold v > 1
// reset v = 0
// method euler
export function tile0(first: i32, end: i32, from: i32, to: i32): void {
  const v_at = <usize>load<u32>($V_0)
  const sin_t_f_A_at = <usize>load<u32>($SIN_T_F_A_TRACK_0)
  const dt_tau = load<f64>($DT_TAU)
  for (let k = from; k < to; k++) {
    const sin_t_f_A = load<f64>(sin_t_f_A_at + (<usize>k << 3))
    for (let n = first; n < end; n++) {
      let v = load<f64>(v_at + (<usize>n << 3))
      let v_new = v + (sin_t_f_A - v) * dt_tau
      v = v_new
      if (v > 1.0) {
        v = 0.0
      }
      store<f64>(v_at + (<usize>n << 3), v)
    }
  }
}

/** Computes what depends on constants and read-only variables alone; called after either changed. */
export function prepare(): void {
  {
    const dt = load<f64>($DT)
    const tau = load<f64>($TAU)
    const f = load<f64>($F)
    const dt_tau = dt / tau
    store<f64>($DT_TAU, dt_tau)
    const f_2 = 6.283185307179586 * f
    store<f64>($F_2, f_2)
  }
}

/** Computes what depends on the time alone, for each step of the block. */
function track0(steps: i32): void {
  const sin_t_f_A_at = <usize>load<u32>($SIN_T_F_A_TRACK_0)
  const start = load<i64>(STEP)
  const dt = load<f64>($DT)
  const f = load<f64>($F_2)
  const A = load<f64>($A)
  for (let k = 0; k < steps; k++) {
    const now = start + k
    const t = <f64>now * dt
    store<f64>(sin_t_f_A_at + (<usize>k << 3), 1.0 + sin(t * f) * A)
  }
}
