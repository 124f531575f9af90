// spikes at given times
export function tile0(first: i32, end: i32, from: i32, to: i32): void {
  const entries_0_at = <usize>load<u32>($ENTRIES_M0)
  let used_0 = load<i32>($USED_M0)
  const start = load<i64>(STEP)
  const counts_1_at = <usize>load<u32>($COUNTS_M1)
  const taken_1 = load<i32>($USED_M1)
  const spike_bins_at = <usize>load<u32>($SPIKE_BINS_0)
  const spike_neurons_at = <usize>load<u32>($SPIKE_NEURONS_0)
  const spikes = <i32>load<i64>($SPIKES)
  const period = load<i64>($PERIOD_BINS_0)
  for (let k = from; k < to; k++) {
    const now = start + k
    const sample_1 = taken_1 + k
    const count_1_at = counts_1_at + (<usize>sample_1 << 2)
    const bin = period > 0 ? now % period : now
    for (let s = firstSpike(spike_bins_at, spikes, bin); s < spikes && <i64>load<i32>(spike_bins_at + (<usize>s << 2)) == bin; s++) {
      const n = load<i32>(spike_neurons_at + (<usize>s << 2))
      store<i32>(entries_0_at + (<usize>used_0 << 3), <i32>now)
      store<i32>(entries_0_at + (<usize>used_0 << 3), n, 4)
      used_0++
      store<i32>(count_1_at, load<i32>(count_1_at) + 1)
    }
  }
  store<i32>($USED_M0, used_0)
}

/** Computes what depends on constants and read-only variables alone; called after either changed. */
export function prepare(): void {
  placeSpikes(<usize>load<u32>($SPIKE_TIMES_0), <usize>load<u32>($SPIKE_BINS_0), <i32>load<i64>($SPIKES), load<f64>($DT))
  store<i64>($PERIOD_BINS_0, <i64>nearest(load<f64>($PERIOD) / load<f64>($DT)))
}

/** All steps of the block, tile by tile. */
function part0(steps: i32, thread: i32, threads: i32): bool {
  if (thread != 0) return true
  const needed = countSpikes(<usize>load<u32>($SPIKE_BINS_0), <i32>load<i64>($SPIKES), load<i64>($PERIOD_BINS_0), load<i64>(STEP), load<i64>(STEP) + steps)
  if (load<i32>($CAPACITY_M0) - load<i32>($USED_M0) < needed) {
    store<i32>(NEED, 1)
    store<i32>(NEED_ROOM, needed)
    store<i32>(CURSOR, 0)
    return false
  }
  tile0(0, 1, 0, steps)
  return true
}
