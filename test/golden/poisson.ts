// rates : hertz
// threshold rand() < rates * dt
// method none
export function tile0(first: i32, end: i32, from: i32, to: i32): void {
  const first_bits_at = <usize>load<u32>($FIRST_BITS_0) - (<usize>first << 3)
  const begin = <usize>first << 3
  const start = load<i64>(STEP)
  const key_low = load<u32>(KEY)
  const key_high = load<u32>(KEY, 4)
  const rates_at = <usize>load<u32>($RATES_0)
  const dt_all = v128.load64_splat($DT)
  const bytes = ((<usize>(end - first) + 7) >> 3) << 6
  const stop_2 = begin + bytes
  const met_spike_at = <usize>load<u32>($MET_SPIKE)
  const dt = load<f64>($DT)
  const entries_0_at = <usize>load<u32>($ENTRIES_M0)
  let used_0 = load<i32>($USED_M0)
  let at: usize = 0
  for (let k = from; k < to; k++) {
    const now = start + k
    let met_spike_count = 0
    fillFirstBits(first_bits_at + begin, first, end, now, 0, 0, key_low, key_high)
    at = begin
    do {
      // neurons 0 and 1 of 8
      let first_bits_0 = v128.load(first_bits_at + at)
      let rates_0 = v128.load(rates_at + at)
      const spike_0 = f64x2.lt(first_bits_0, f64x2.mul(rates_0, dt_all))
      // neurons 2 and 3 of 8
      let first_bits_1 = v128.load(first_bits_at + at, 16)
      let rates_1 = v128.load(rates_at + at, 16)
      const spike_1 = f64x2.lt(first_bits_1, f64x2.mul(rates_1, dt_all))
      // neurons 4 and 5 of 8
      let first_bits_2 = v128.load(first_bits_at + at, 32)
      let rates_2 = v128.load(rates_at + at, 32)
      const spike_2 = f64x2.lt(first_bits_2, f64x2.mul(rates_2, dt_all))
      // neurons 6 and 7 of 8
      let first_bits_3 = v128.load(first_bits_at + at, 48)
      let rates_3 = v128.load(rates_at + at, 48)
      const spike_3 = f64x2.lt(first_bits_3, f64x2.mul(rates_3, dt_all))
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
      let first_bits = load<f64>(first_bits_at + (<usize>n << 3))
      let rates = load<f64>(rates_at + (<usize>n << 3))
      const further_bits = first_bits + 0.003906249999999889 < rates * dt ? 0.0 : furtherBitsAt(n, now, 0, 0, key_low, key_high)
      if (first_bits + further_bits < rates * dt) {
        store<i32>(entries_0_at + (<usize>used_0 << 3), <i32>now)
        store<i32>(entries_0_at + (<usize>used_0 << 3), n, 4)
        used_0++
      }
    }
  }
  store<i32>($USED_M0, used_0)
}

/** Computes what depends on constants and read-only variables alone; called after either changed. */
export function prepare(): void {
}
