// dv/dt = (drive - v**3 - w)/tau : 1
// dw/dt = (v - w)/(10*tau) : 1
// drive : 1
// threshold v > 1
// reset v = 0
// method gsl_rkf45
export function tile0(first: i32, end: i32, from: i32, to: i32): void {
  const _last_timestep_at = <usize>load<u32>($_LAST_TIMESTEP_0)
  const v_at = <usize>load<u32>($V_0)
  const w_at = <usize>load<u32>($W_0)
  const drive_at = <usize>load<u32>($DRIVE_0)
  const per_tau = load<f64>($PER_TAU)
  const per_tau_2 = load<f64>($PER_TAU_2)
  const adaptive_2_6_at = <usize>load<u32>($ADAPTIVE_2_6)
  const start = load<i64>(STEP)
  const dt = load<f64>($DT)
  const t_dt_at = <usize>load<u32>($T_DT_TRACK_0)
  const v_new_at = <usize>load<u32>($V_NEW_0) - (<usize>first << 3)
  const w_new_at = <usize>load<u32>($W_NEW_0) - (<usize>first << 3)
  const length_at = <usize>load<u32>($LENGTH_0) - (<usize>first << 3)
  const steps_at = <usize>load<u32>($STEPS_0) - (<usize>first << 2)
  const failed_at = <usize>load<u32>($FAILED_0) - (<usize>first << 2)
  const c_1_all = v128.load64_splat(LITERALS + 0)
  const begin = <usize>first << 3
  const bytes = ((<usize>(end - first) + 7) >> 3) << 6
  const stop_2 = begin + bytes
  const met_spike_at = <usize>load<u32>($MET_SPIKE)
  let at: usize = 0
  for (let k = from; k < to; k++) {
    const now = start + k
    const t = <f64>now * dt
    const t_dt = load<f64>(t_dt_at + (<usize>k << 3))
    let met_spike_count = 0
    for (let n = first; n < end; n++) {
      let last_timestep = load<f64>(_last_timestep_at + (<usize>n << 3))
      let v = load<f64>(v_at + (<usize>n << 3))
      let w = load<f64>(w_at + (<usize>n << 3))
      let drive = load<f64>(drive_at + (<usize>n << 3))
      store<f64>(adaptive_2_6_at, v, 0)
      store<f64>(adaptive_2_6_at, w, 8)
      store<f64>(adaptive_2_6_at, 0.000001, 32)
      store<f64>(adaptive_2_6_at, 0.000001, 40)
      beginAdaptive(adaptive_2_6_at, 2, rkf45Pair(), t, t_dt, select(last_timestep, dt, last_timestep > 0.0), dt, 100)
      while (nextStage()) {
        let time = stageTime()
        let v_2 = load<f64>(adaptive_2_6_at, 16)
        let w_2 = load<f64>(adaptive_2_6_at, 24)
        let v_rate = (drive - cube(v_2) - w_2) * per_tau
        let w_rate = (v_2 - w_2) * per_tau_2
        store<f64>(stageRates(), v_rate, 0)
        store<f64>(stageRates(), w_rate, 8)
      }
      let v_new = load<f64>(adaptive_2_6_at, 0)
      let w_new = load<f64>(adaptive_2_6_at, 8)
      let length = nextLength()
      let steps_2 = acceptedSteps()
      let failed = rejectedSteps()
      if (hasFailed()) noteFailure($FAILED_STEP_0, $FAILED_NEURON_0, now, n)
      store<f64>(v_new_at + (<usize>n << 3), v_new)
      store<f64>(w_new_at + (<usize>n << 3), w_new)
      store<f64>(length_at + (<usize>n << 3), length)
      store<i32>(steps_at + (<usize>n << 2), steps_2)
      store<i32>(failed_at + (<usize>n << 2), failed)
    }
    at = begin
    do {
      // neurons 0 and 1 of 8
      let v_new_0 = v128.load(v_new_at + at)
      let w_new_0 = v128.load(w_new_at + at)
      let length_0 = v128.load(length_at + at)
      let v_0 = v_new_0
      v128.store(w_at + at, w_new_0)
      v128.store(_last_timestep_at + at, length_0)
      v128.store(v_at + at, v_0)
      // neurons 2 and 3 of 8
      let v_new_1 = v128.load(v_new_at + at, 16)
      let w_new_1 = v128.load(w_new_at + at, 16)
      let length_1 = v128.load(length_at + at, 16)
      let v_1 = v_new_1
      v128.store(w_at + at, w_new_1, 16)
      v128.store(_last_timestep_at + at, length_1, 16)
      v128.store(v_at + at, v_1, 16)
      // neurons 4 and 5 of 8
      let v_new_2 = v128.load(v_new_at + at, 32)
      let w_new_2 = v128.load(w_new_at + at, 32)
      let length_2 = v128.load(length_at + at, 32)
      let v_2_2 = v_new_2
      v128.store(w_at + at, w_new_2, 32)
      v128.store(_last_timestep_at + at, length_2, 32)
      v128.store(v_at + at, v_2_2, 32)
      // neurons 6 and 7 of 8
      let v_new_3 = v128.load(v_new_at + at, 48)
      let w_new_3 = v128.load(w_new_at + at, 48)
      let length_3 = v128.load(length_at + at, 48)
      let v_3 = v_new_3
      v128.store(w_at + at, w_new_3, 48)
      v128.store(_last_timestep_at + at, length_3, 48)
      v128.store(v_at + at, v_3, 48)
      if (i64x2.bitmask(f64x2.le(f64x2.pmax(f64x2.pmax(f64x2.pmax(v_0, v_1), v_2_2), v_3), c_1_all)) != 3) {
        const n = <i32>(at >> 3)
        const spike_0 = f64x2.gt(v_0, c_1_all)
        const spike_1 = f64x2.gt(v_1, c_1_all)
        const spike_2 = f64x2.gt(v_2_2, c_1_all)
        const spike_3 = f64x2.gt(v_3, c_1_all)
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
      store<f64>(v_at + (<usize>n << 3), 0.0)
    }
  }
}

/** Computes what depends on constants and read-only variables alone; called after either changed. */
export function prepare(): void {
  {
    const tau = load<f64>($TAU)
    const per_tau = 1.0 / tau
    store<f64>($PER_TAU, per_tau)
    const per_tau_2 = 1.0 / (10.0 * tau)
    store<f64>($PER_TAU_2, per_tau_2)
  }
}

/** Computes what depends on the time alone, for each step of the block. */
function track0(steps: i32): void {
  const t_dt_at = <usize>load<u32>($T_DT_TRACK_0)
  const start = load<i64>(STEP)
  const dt = load<f64>($DT)
  for (let k = 0; k < steps; k++) {
    const now = start + k
    const t = <f64>now * dt
    store<f64>(t_dt_at + (<usize>k << 3), t + dt)
  }
}
