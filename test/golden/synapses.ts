// w : 1
// dx/dt = -x/(3*ms) : 1 (event-driven)
// I_post = w : 1 (summed)
// method none
export function tile2(first: i32, end: i32, from: i32, to: i32): void {
  const I_at = <usize>load<u32>($I_1)
  const room = load<i32>($SIZE_1)
  for (let k = from; k < to; k++) {
    memory.fill(I_at, 0, <usize>(room - 0) << 3)
  }
}

export function tile2_1(first: i32, end: i32, from: i32, to: i32): void {
  const j_at = <usize>load<u32>($J_2)
  const w_at = <usize>load<u32>($W_2)
  const I_at = <usize>load<u32>($I_1)
  for (let k = from; k < to; k++) {
    for (let n = first; n < end; n++) {
      let j = load<i32>(j_at + (<usize>n << 2))
      let w = load<f64>(w_at + (<usize>n << 3))
      store<f64>(I_at + (<usize>(<i64>j) << 3), load<f64>(I_at + (<usize>(<i64>j) << 3)) + w)
    }
  }
}

// spikes at given times
export function tile0(first: i32, end: i32, from: i32, to: i32): void {
  const spike_list_at = <usize>load<u32>($SPIKE_LIST_0)
  let spike_count = load<i32>($SPIKE_COUNT_0)
  const spike_bins_at = <usize>load<u32>($SPIKE_BINS_0)
  const spike_neurons_at = <usize>load<u32>($SPIKE_NEURONS_0)
  const spikes = <i32>load<i64>($SPIKES)
  const period = load<i64>($PERIOD_BINS_0)
  const start = load<i64>(STEP)
  for (let k = from; k < to; k++) {
    const now = start + k
    const bin = period > 0 ? now % period : now
    for (let s = firstSpike(spike_bins_at, spikes, bin); s < spikes && <i64>load<i32>(spike_bins_at + (<usize>s << 2)) == bin; s++) {
      const n = load<i32>(spike_neurons_at + (<usize>s << 2))
      store<i32>(spike_list_at + (<usize>spike_count << 2), n)
      spike_count++
    }
  }
  store<i32>($SPIKE_COUNT_0, spike_count)
}

// v : 1
// I : 1
// open : boolean
// threshold v > 1
// reset v = 0
// method none
export function tile1(first: i32, end: i32, from: i32, to: i32): void {
  const v_at = <usize>load<u32>($V_1)
  const c_1_all = v128.load64_splat(LITERALS + 0)
  const begin = <usize>first << 3
  const bytes = ((<usize>(end - first) + 7) >> 3) << 6
  const stop_2 = begin + bytes
  const met_spike_at = <usize>load<u32>($MET_SPIKE)
  const spike_list_at = <usize>load<u32>($SPIKE_LIST_1)
  let spike_count = load<i32>($SPIKE_COUNT_1)
  let at: usize = 0
  for (let k = from; k < to; k++) {
    let met_spike_count = 0
    at = begin
    do {
      // neurons 0 and 1 of 8
      let v_0 = v128.load(v_at + at)
      // neurons 2 and 3 of 8
      let v_1 = v128.load(v_at + at, 16)
      // neurons 4 and 5 of 8
      let v_2 = v128.load(v_at + at, 32)
      // neurons 6 and 7 of 8
      let v_3 = v128.load(v_at + at, 48)
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
      store<i32>(spike_list_at + (<usize>spike_count << 2), n)
      spike_count++
    }
  }
  store<i32>($SPIKE_COUNT_1, spike_count)
}

export function tile2_2(first: i32, end: i32, from: i32, to: i32): void {
  const lastupdate_at = <usize>load<u32>($LASTUPDATE_2)
  const x_at = <usize>load<u32>($X_2)
  const j_at = <usize>load<u32>($J_2)
  const w_at = <usize>load<u32>($W_2)
  const start = load<i64>(STEP)
  const dt = load<f64>($DT)
  const v_at = <usize>load<u32>($V_1)
  const open_at = <usize>load<u32>($OPEN_1)
  const pre_queue_at = <usize>load<u32>($_PRE_QUEUE)
  const slots_2 = load<i32>($SLOTS_PRE_2)
  const room = load<i32>($SIZE_0)
  const due_2 = load<i32>($NEXT_PRE_2)
  const pre_order_at = <usize>load<u32>($ORDER_PRE_2)
  const pre_lasts_at = <usize>load<u32>($LASTS_PRE_2)
  const pre_delay_steps_at = <usize>load<u32>($DELAY_STEPS_PRE_2)
  const pre_rows_at = <usize>load<u32>($ROWS_PRE_2)
  for (let k = from; k < to; k++) {
    const now = start + k
    const t = <f64>now * dt
    const slot = due_2 == 0 ? slots_2 - 1 : due_2 - 1
    beginRows(pre_queue_at, slots_2, room, slot, pre_rows_at)
    let delivered = 0
    for (let age = slots_2 - 1; age >= 0; age--) {
      const pushed = slot >= age ? slot - age : slot - age + slots_2
      const entries = entriesOf(pre_queue_at, slots_2, room, pushed)
      const cursors = cursorsOf(pre_queue_at, slots_2, room, pushed)
      const events = countOf(pre_queue_at, pushed)
      for (let e = 0; e < events; e++) {
        const i = load<i32>(entries + (<usize>e << 2))
        const last = load<i32>(pre_lasts_at + (<usize>i << 2))
        const head = load<i32>(cursors + (<usize>e << 2))
        let s = head
        for (; s < last && load<i32>(pre_delay_steps_at + (<usize>s << 2)) == age; s++) {
          const n = load<i32>(pre_order_at + (<usize>s << 2))
          let lastupdate = load<f64>(lastupdate_at + (<usize>n << 3))
          let x = load<f64>(x_at + (<usize>n << 3))
          let j = load<i32>(j_at + (<usize>n << 2))
          let w = load<f64>(w_at + (<usize>n << 3))
          let since = t - lastupdate
          let x_new = x * exp(since * -333.3333333333333)
          x = x_new
          store<f64>(v_at + (<usize>(<i64>j) << 3), load<f64>(v_at + (<usize>(<i64>j) << 3)) + w * <f64>(<i32>(load<u8>(open_at + <usize>(<i64>j)) != 0)))
          x = x + 1.0
          lastupdate = t
          store<f64>(x_at + (<usize>n << 3), x)
          store<f64>(lastupdate_at + (<usize>n << 3), lastupdate)
        }
        store<i32>(cursors + (<usize>e << 2), s)
        delivered += s - head
      }
    }
    store<i64>($DELIVERED_PRE_2, load<i64>($DELIVERED_PRE_2) + <i64>delivered)
  }
}

export function tile2_3(first: i32, end: i32, from: i32, to: i32): void {
  const lastupdate_at = <usize>load<u32>($LASTUPDATE_2)
  const start = load<i64>(STEP)
  const dt = load<f64>($DT)
  const exp_at = <usize>load<u32>($EXP_2)
  const x_at = <usize>load<u32>($X_2)
  const w_at = <usize>load<u32>($W_2)
  const post_queue_at = <usize>load<u32>($_POST_QUEUE)
  const slots_2 = load<i32>($SLOTS_POST_2)
  const room = load<i32>($SIZE_1)
  const due_2 = slotAfter(slots_2, load<i32>($NEXT_POST_2), load<i32>($SPARE_POST_2))
  const post_order_at = <usize>load<u32>($ORDER_POST_2)
  const post_lasts_at = <usize>load<u32>($LASTS_POST_2)
  const post_firsts_at = <usize>load<u32>($FIRSTS_POST_2)
  const most = load<i32>(TILE)
  const threads = max(load<i32>(THREADS), 1)
  for (let k = from; k < to; k++) {
    const now = start + k
    const t = <f64>now * dt
    let delivered = 0
    for (let part = first; part < end; part++) {
      const events = load<i32>(countOfPart(post_queue_at, room, due_2, part, threads))
      const entries = entriesOfPart(post_queue_at, slots_2, room, due_2, part, threads)
      for (let e = 0; e < events; e++) {
        const j = load<i32>(entries + (<usize>e << 2))
        const head = load<i32>(post_firsts_at + (<usize>j << 2))
        const last = load<i32>(post_lasts_at + (<usize>j << 2))
        delivered += last - head
        for (let c = head; c < last; c += most) {
          const stop = min(c + most, last)
          for (let s = c; s < stop; s++) {
            const n = load<i32>(post_order_at + (<usize>s << 2))
            const r = s - c
            let lastupdate = load<f64>(lastupdate_at + (<usize>n << 3))
            let since = t - lastupdate
            store<f64>(exp_at + (<usize>r << 3), since * -333.3333333333333)
          }
          if (stop - c > 2) {
            expRow(exp_at, ((<usize>(stop - c) + 7) >> 3) << 6)
          }
          else {
            for (let r = 0; r < stop - c; r++) {
              store<f64>(exp_at + (<usize>r << 3), exp(load<f64>(exp_at + (<usize>r << 3))))
            }
          }
          for (let s = c; s < stop; s++) {
            const n = load<i32>(post_order_at + (<usize>s << 2))
            const r = s - c
            let x = load<f64>(x_at + (<usize>n << 3))
            let exp_2 = load<f64>(exp_at + (<usize>r << 3))
            let w = load<f64>(w_at + (<usize>n << 3))
            let x_new = x * exp_2
            x = x_new
            w = clip(w + x, 0.0, 1.0)
            store<f64>(lastupdate_at + (<usize>n << 3), t)
            store<f64>(x_at + (<usize>n << 3), x)
            store<f64>(w_at + (<usize>n << 3), w)
          }
        }
      }
    }
    store<i64>($DELIVERED_POST_2, load<i64>($DELIVERED_POST_2) + <i64>delivered)
  }
}

export function tile1_1(first: i32, end: i32, from: i32, to: i32): void {
  const v_at = <usize>load<u32>($V_1)
  const spike_list_at = <usize>load<u32>($SPIKE_LIST_1)
  for (let k = from; k < to; k++) {
    for (let e = first; e < end; e++) {
      const n = load<i32>(spike_list_at + (<usize>e << 2))
      store<f64>(v_at + (<usize>n << 3), 0.0)
    }
  }
}

/**
 * Finds the synapses of each neuron; to be called when these are there, and when they or their delays have changed. 0 where they do
 * not stand so that several threads can go through them.
 */
export function arrange(): i32 {
  let divided = 1
  {
    const synapses = load<i32>($SIZE_2)
    const neurons = load<i32>($SIZE_0)
    countRows(<usize>load<u32>($I_2), synapses, neurons, <usize>load<u32>($ROWS_PRE_2))
    orderDelays(<usize>load<u32>($I_2), <usize>load<u32>($DELAY_2), load<f64>($DT), synapses, neurons, <usize>load<u32>($ROWS_PRE_2), <usize>load<u32>($ORDER_PRE_2), <usize>load<u32>($DELAY_STEPS_PRE_2), <usize>load<u32>($DELAY_COUNTS_PRE_2), load<i32>($SLOTS_PRE_2))
    store<u32>($FIRSTS_PRE_2, <u32><usize>load<u32>($ROWS_PRE_2))
    store<u32>($LASTS_PRE_2, <u32><usize>load<u32>($ROWS_PRE_2) + 4)
  }
  {
    const synapses = load<i32>($SIZE_2)
    const neurons = load<i32>($SIZE_1)
    countRows(<usize>load<u32>($J_2), synapses, neurons, <usize>load<u32>($ROWS_POST_2))
    if (load<i32>(THREADS) > 1) {
      orderParts(<usize>load<u32>($J_2), synapses, neurons, <usize>load<u32>($ROWS_POST_2), <usize>load<u32>($ORDER_POST_2), <usize>load<u32>($J_2), 0, load<i32>($SIZE_1), load<i32>(THREADS), <usize>load<u32>($PARTS_POST_2))
      tellParts($FIRSTS_POST_2, $LASTS_POST_2, <usize>load<u32>($PARTS_POST_2), neurons, <usize>load<u32>(TABLES), load<i32>(THREADS))
    }
    else {
      orderRows(<usize>load<u32>($J_2), synapses, neurons, <usize>load<u32>($ROWS_POST_2), <usize>load<u32>($ORDER_POST_2))
      store<u32>($FIRSTS_POST_2, <u32><usize>load<u32>($ROWS_POST_2))
      store<u32>($LASTS_POST_2, <u32><usize>load<u32>($ROWS_POST_2) + 4)
    }
  }
  return divided
}
