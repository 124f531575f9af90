// dv/dt = (I - v)/tau : 1
// tau : second
// I : 1
// threshold v > 1
// reset v = 0
// method exact
export function tile0(first: i32, end: i32, from: i32, to: i32): void {
  const v_at = <usize>load<u32>($V_0)
  const I_at = <usize>load<u32>($I_0)
  const dt_tau_phi1_at = <usize>load<u32>($DT_TAU_PHI1_0)
  const c_1_all = v128.load64_splat(LITERALS + 0)
  const begin = <usize>first << 3
  const bytes = ((<usize>(end - first) + 7) >> 3) << 6
  const stop_2 = begin + bytes
  const met_spike_at = <usize>load<u32>($MET_SPIKE)
  let at: usize = 0
  for (let k = from; k < to; k++) {
    let met_spike_count = 0
    at = begin
    do {
      // neurons 0 and 1 of 8
      let v_0 = v128.load(v_at + at)
      let I_0 = v128.load(I_at + at)
      let dt_tau_phi1_0 = v128.load(dt_tau_phi1_at + at)
      let v_new_0 = f64x2.add(v_0, f64x2.mul(f64x2.sub(I_0, v_0), dt_tau_phi1_0))
      v_0 = v_new_0
      v128.store(v_at + at, v_0)
      // neurons 2 and 3 of 8
      let v_1 = v128.load(v_at + at, 16)
      let I_1 = v128.load(I_at + at, 16)
      let dt_tau_phi1_1 = v128.load(dt_tau_phi1_at + at, 16)
      let v_new_1 = f64x2.add(v_1, f64x2.mul(f64x2.sub(I_1, v_1), dt_tau_phi1_1))
      v_1 = v_new_1
      v128.store(v_at + at, v_1, 16)
      // neurons 4 and 5 of 8
      let v_2 = v128.load(v_at + at, 32)
      let I_2 = v128.load(I_at + at, 32)
      let dt_tau_phi1_2 = v128.load(dt_tau_phi1_at + at, 32)
      let v_new_2 = f64x2.add(v_2, f64x2.mul(f64x2.sub(I_2, v_2), dt_tau_phi1_2))
      v_2 = v_new_2
      v128.store(v_at + at, v_2, 32)
      // neurons 6 and 7 of 8
      let v_3 = v128.load(v_at + at, 48)
      let I_3 = v128.load(I_at + at, 48)
      let dt_tau_phi1_3 = v128.load(dt_tau_phi1_at + at, 48)
      let v_new_3 = f64x2.add(v_3, f64x2.mul(f64x2.sub(I_3, v_3), dt_tau_phi1_3))
      v_3 = v_new_3
      v128.store(v_at + at, v_3, 48)
      if (i64x2.bitmask(f64x2.le(f64x2.pmax(f64x2.pmax(f64x2.pmax(v_0, v_1), v_2), v_3), c_1_all)) != 3) {
        const n = <i32>(at >> 3)
        const spike_0 = f64x2.gt(v_0, c_1_all)
        const spike_1 = f64x2.gt(v_1, c_1_all)
        const spike_2 = f64x2.gt(v_2, c_1_all)
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

/** Computes what depends on read-only variables of a neuron, for some neurons. */
export function derive0(first: i32, end: i32): void {
  const tau_at = <usize>load<u32>($TAU_0)
  const dt_tau_phi1_at = <usize>load<u32>($DT_TAU_PHI1_0)
  const dt = load<f64>($DT)
  const minus_dt = load<f64>($MINUS_DT)
  for (let n = first; n < end; n++) {
    let tau = load<f64>(tau_at + (<usize>n << 3))
    store<f64>(dt_tau_phi1_at + (<usize>n << 3), dt / tau * phi1(minus_dt / tau))
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
