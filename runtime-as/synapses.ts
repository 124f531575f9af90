/*
 * Events on their way to synapses. A queue holds those of the last steps, a slot for each: which neurons had an event, and,
 * where synapses have delays of their own, which of their synapses is the next one that it comes to. It is
 *
 *     the slot at hand | how many entries each slot has | the entries of each slot | the same of next synapses
 *
 * in i32, with room for every neuron in each slot.
 */

/** Address of the entries of a slot. */
export function entriesOf(queue: usize, slots: i32, room: i32, slot: i32): usize {
  return queue + ((1 + <usize>slots + <usize>slot * <usize>room) << 2)
}

/** Address of the next synapses of the entries of a slot. */
export function cursorsOf(queue: usize, slots: i32, room: i32, slot: i32): usize {
  return entriesOf(queue, slots, room, slots + slot)
}

/** How many entries a slot has. */
export function countOf(queue: usize, slot: i32): i32 {
  return load<i32>(queue + ((1 + <usize>slot) << 2))
}

/** Fills the slot at hand with the neurons of a list from `start` up to `stop`, counted from the first of them; gives the slot. */
export function pushEvents(queue: usize, slots: i32, room: i32, list: usize, count: i32, start: i32, stop: i32): i32 {
  const slot = load<i32>(queue)
  const entries = entriesOf(queue, slots, room, slot)
  let used: usize = 0
  for (let e: usize = 0; e < <usize>count; e++) {
    const neuron = load<i32>(list + (e << 2))
    if (neuron < start || neuron >= stop) continue
    store<i32>(entries + (used << 2), neuron - start)
    used++
  }
  store<i32>(queue + ((1 + <usize>slot) << 2), <i32>used)
  return slot
}

/** Lets the entries of a slot begin with the first synapse of their neurons. */
export function beginRows(queue: usize, slots: i32, room: i32, slot: i32, rows: usize): void {
  const entries = entriesOf(queue, slots, room, slot)
  const cursors = cursorsOf(queue, slots, room, slot)
  const count = <usize>countOf(queue, slot)
  for (let e: usize = 0; e < count; e++) {
    const neuron = <usize>load<i32>(entries + (e << 2))
    store<i32>(cursors + (e << 2), load<i32>(rows + (neuron << 2)))
  }
}

/** The slot behind one, which is the oldest; it is at hand from now on. */
export function nextSlot(queue: usize, slots: i32, slot: i32): i32 {
  const next = slot + 1 == slots ? 0 : slot + 1
  store<i32>(queue, next)
  return next
}

/*
 * Events whose delays are not those of their synapses any more arrive one by one. They stand in the order in which they do:
 *
 *     how many there are | the next one | steps gone by | the step in which each is due | the synapse of each
 */

/** Address of the synapses of events that arrive one by one. */
export function carriedSynapses(carried: usize): usize {
  return carried + ((3 + <usize>load<i32>(carried)) << 2)
}

/** The first event that arrives in a step. */
export function nextCarried(carried: usize): i32 {
  return load<i32>(carried, 4)
}

/** The first event that arrives later than in this step, which is over for them; the next one is that. */
export function passCarried(carried: usize): i32 {
  const count = load<i32>(carried)
  const now = load<i32>(carried, 8)
  let next = load<i32>(carried, 4)
  while (next < count && load<i32>(carried + ((<usize>next) << 2), 12) <= now) next++
  store<i32>(carried, next, 4)
  store<i32>(carried, now + 1, 8)
  return next
}

/** Where the synapses of each neuron begin, if they stand by neuron: `rows` has one more element than there are neurons. */
export function countRows(ends: usize, synapses: i32, neurons: i32, rows: usize): void {
  memory.fill(rows, 0, (<usize>neurons + 1) << 2)
  for (let s: usize = 0; s < <usize>synapses; s++) {
    const at = rows + ((<usize>load<i32>(ends + (s << 2)) + 1) << 2)
    store<i32>(at, load<i32>(at) + 1)
  }
  for (let n: usize = 1; n <= <usize>neurons; n++) {
    const at = rows + (n << 2)
    store<i32>(at, load<i32>(at) + load<i32>(at - 4))
  }
}

/** The synapses by neuron, those of one in the order of their numbers. */
export function orderRows(ends: usize, synapses: i32, neurons: i32, rows: usize, order: usize): void {
  for (let s = 0; s < synapses; s++) put(s, ends, rows, order)
  restoreRows(neurons, rows)
}

/**
 * The synapses by neuron, those of one by delay, those of one delay in the order of their numbers; and the steps that the
 * delays last.
 *
 * @param counts room for as many numbers as the longest delay has steps, and two more
 */
export function orderDelays(
  ends: usize,
  delays: usize,
  dt: f64,
  synapses: i32,
  neurons: i32,
  rows: usize,
  order: usize,
  steps: usize,
  counts: usize,
  slots: i32,
): void {
  memory.fill(counts, 0, (<usize>slots + 1) << 2)
  for (let s: usize = 0; s < <usize>synapses; s++) {
    const at = counts + ((<usize>stepsOf(delays, s, dt, slots) + 1) << 2)
    store<i32>(at, load<i32>(at) + 1)
  }
  for (let d: usize = 1; d <= <usize>slots; d++) {
    const at = counts + (d << 2)
    store<i32>(at, load<i32>(at) + load<i32>(at - 4))
  }
  // By delay first, for whatever neuron: what is sorted by neuron then keeps that order.
  for (let s: usize = 0; s < <usize>synapses; s++) {
    const at = counts + ((<usize>stepsOf(delays, s, dt, slots)) << 2)
    store<i32>(steps + ((<usize>load<i32>(at)) << 2), <i32>s)
    store<i32>(at, load<i32>(at) + 1)
  }
  for (let k: usize = 0; k < <usize>synapses; k++) put(load<i32>(steps + (k << 2)), ends, rows, order)
  restoreRows(neurons, rows)
  for (let k: usize = 0; k < <usize>synapses; k++)
    store<i32>(steps + (k << 2), stepsOf(delays, <usize>load<i32>(order + (k << 2)), dt, slots))
}

/** The steps that the delay of a synapse lasts, rounded as Brian 2 does; never more than the queue has room for. */
function stepsOf(delays: usize, synapse: usize, dt: f64, slots: i32): i32 {
  const steps = load<f64>(delays + (synapse << 3)) / dt + 0.5
  if (!(steps >= 0)) return 0
  return <i32>min(steps, <f64>(slots - 1))
}

/** Puts a synapse behind those that its neuron has so far, counting in `rows`. */
function put(synapse: i32, ends: usize, rows: usize, order: usize): void {
  const at = rows + ((<usize>load<i32>(ends + ((<usize>synapse) << 2))) << 2)
  const place = load<i32>(at)
  store<i32>(order + ((<usize>place) << 2), synapse)
  store<i32>(at, place + 1)
}

/** Every row has counted up to its end, which is where the next one begins. */
function restoreRows(neurons: i32, rows: usize): void {
  memory.copy(rows + 4, rows, (<usize>neurons) << 2)
  store<i32>(rows, 0)
}
