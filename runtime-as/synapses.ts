import { firstNeuron, slotOf } from './threads'

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

/**
 * Fills a slot with the neurons of a list from `start` up to `stop`, counted from the first of them. Where there are several
 * threads, each has a part of the list, and puts it behind those of the threads before it.
 *
 * @param list slot of its address, `count` that of its length
 */
export function pushEvents(
  queue: usize,
  slots: i32,
  room: i32,
  slot: i32,
  list: usize,
  count: usize,
  start: i32,
  stop: i32,
  tables: usize,
  thread: i32,
  threads: i32,
): void {
  let used: usize = 0
  for (let other = 0; other < thread; other++)
    used += inRange(
      load<u32>(slotOf(tables, list, thread, other)),
      load<i32>(slotOf(tables, count, thread, other)),
      start,
      stop,
    )
  const entries = entriesOf(queue, slots, room, slot)
  const from = <usize>load<u32>(list)
  const length = <usize>load<i32>(count)
  for (let e: usize = 0; e < length; e++) {
    const neuron = load<i32>(from + (e << 2))
    if (neuron < start || neuron >= stop) continue
    store<i32>(entries + (used << 2), neuron - start)
    used++
  }
  if (thread == threads - 1) store<i32>(queue + ((1 + <usize>slot) << 2), <i32>used)
}

/*
 * Where several threads go through the synapses of a pathway, each lets its own events into a part of each slot, and counts them in a
 * line of the cache by itself, so that nobody writes into what others look at:
 *
 *     the slot at hand | for each slot: how many entries each thread has, the entries, which begin where its neurons do
 *
 * all with room for whole lines. Where one thread lets in all events, its part is the only one. Such a queue has more slots than the
 * delay lasts, since some threads are ahead of others. One thread by itself has the queue described above.
 */

/** Numbers in a line of the cache. */
const LINE: usize = 16

/** Address of how many entries of a slot a thread has let in. */
export function countOfPart(queue: usize, room: i32, slot: i32, thread: i32, threads: i32): usize {
  if (threads == 1) return queue + ((1 + <usize>slot) << 2)
  return queue + ((LINE + <usize>slot * lengthOfSlot(room, threads) + LINE * <usize>thread) << 2)
}

/** Address of these entries. */
export function entriesOfPart(queue: usize, slots: i32, room: i32, slot: i32, thread: i32, threads: i32): usize {
  if (threads == 1) return entriesOf(queue, slots, room, slot)
  const counts = LINE + <usize>slot * lengthOfSlot(room, threads)
  return queue + ((counts + LINE * <usize>threads + <usize>firstNeuron(room, thread, threads)) << 2)
}

function lengthOfSlot(room: i32, threads: i32): usize {
  return ((<usize>room + LINE - 1) & ~(LINE - 1)) + LINE * <usize>threads
}

/** The slot that comes so many after another one: behind those that others may be filling, that whose events are due. */
export function slotAfter(slots: i32, slot: i32, many: i32): i32 {
  const later = slot + many
  return later < slots ? later : later - slots
}

/** Fills the part that a thread has of a slot with the neurons of its list from `start` up to `stop`, counted from the first of them. */
export function pushOwn(
  queue: usize,
  slots: i32,
  room: i32,
  slot: i32,
  list: usize,
  count: usize,
  start: i32,
  stop: i32,
  thread: i32,
  threads: i32,
): void {
  const counted = countOfPart(queue, room, slot, thread, threads)
  const entries = entriesOfPart(queue, slots, room, slot, thread, threads)
  const from = <usize>load<u32>(list)
  const length = <usize>load<i32>(count)
  let used: usize = 0
  for (let e: usize = 0; e < length; e++) {
    const neuron = load<i32>(from + (e << 2))
    if (neuron < start || neuron >= stop) continue
    store<i32>(entries + (used << 2), neuron - start)
    used++
  }
  store<i32>(counted, <i32>used)
}

/** How many neurons of a list are from `start` up to `stop`. */
function inRange(list: usize, length: i32, start: i32, stop: i32): usize {
  let count: usize = 0
  for (let e: usize = 0; e < <usize>length; e++) {
    const neuron = load<i32>(list + (e << 2))
    if (neuron >= start && neuron < stop) count++
  }
  return count
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

/** The slot behind one, which is the oldest. */
export function slotBehind(slots: i32, slot: i32): i32 {
  return slot + 1 == slots ? 0 : slot + 1
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

/*
 * Where there are several threads, each goes through the synapses of the neurons behind them that it works on. Of every neuron
 * before, those of the first thread come first. `parts` says for each thread where its part of every row begins, and then where
 * the rows end: a number for each neuron, thread by thread.
 */

/** {@link orderRows} for several threads. */
export function orderParts(
  ends: usize,
  synapses: i32,
  neurons: i32,
  rows: usize,
  order: usize,
  behind: usize,
  shift: i32,
  neuronsBehind: i32,
  threads: i32,
  parts: usize,
): void {
  const bytes = (<usize>neurons) << 2
  for (let thread = 0; thread < threads; thread++) {
    memory.copy(parts + <usize>thread * bytes, rows, bytes)
    const first = firstNeuron(neuronsBehind, thread, threads)
    const count = firstNeuron(neuronsBehind, thread + 1, threads) - first
    for (let s = 0; s < synapses; s++) {
      const neuron = load<i32>(behind + ((<usize>s) << 2)) + shift
      if (<u32>(neuron - first) < <u32>count) put(s, ends, rows, order)
    }
  }
  memory.copy(parts + <usize>threads * bytes, rows, bytes)
  restoreRows(neurons, rows)
}

/**
 * Finds the parts of rows whose synapses stand as they are.
 *
 * @returns false where the threads would have to go through some of a row by turns
 */
export function findParts(
  neurons: i32,
  rows: usize,
  behind: usize,
  shift: i32,
  neuronsBehind: i32,
  threads: i32,
  parts: usize,
): bool {
  const bytes = (<usize>neurons) << 2
  memory.copy(parts, rows, bytes)
  for (let thread = 1; thread <= threads; thread++) {
    const first = firstNeuron(neuronsBehind, thread - 1, threads) - shift
    const stop = firstNeuron(neuronsBehind, thread, threads) - shift
    for (let n: usize = 0; n < <usize>neurons; n++) {
      const end = load<i32>(rows + (n << 2), 4)
      let s = load<i32>(parts + <usize>(thread - 1) * bytes + (n << 2))
      for (; s < end; s++) {
        const neuron = load<i32>(behind + ((<usize>s) << 2))
        if (neuron < first) return false
        if (neuron >= stop) break
      }
      store<i32>(parts + <usize>thread * bytes + (n << 2), s)
    }
  }
  return true
}

/** Tells every thread where its parts of the rows begin and end. */
export function tellParts(firsts: usize, lasts: usize, parts: usize, neurons: i32, tables: usize, threads: i32): void {
  const bytes = (<usize>neurons) << 2
  for (let thread = 0; thread < threads; thread++) {
    store<u32>(slotOf(tables, firsts, 0, thread), <u32>(parts + <usize>thread * bytes))
    store<u32>(slotOf(tables, lasts, 0, thread), <u32>(parts + <usize>(thread + 1) * bytes))
  }
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
