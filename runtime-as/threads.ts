/*
 * Threads that work on one network together: each has an instance of the module and a table of its own, and all meet where one
 * of them needs what another has done. The words that they meet by stand below the table: what those who come write is in one line of the
 * cache, what those who wait look at in another, so that each of the two goes from core to core once in a meeting.
 */

/** How many threads have come. */
const ARRIVED: usize = 128
/** How many of those who have come cannot go on. */
const LEAVING: usize = 132
/** How many wait asleep. */
const ASLEEP: usize = 136
/** How often all of them have met. */
const MEETINGS: usize = 192
/** How many of the last meeting could not go on. */
const LEFT: usize = 196
/** How often to look before falling asleep; written by the host. */
const PATIENCE: usize = 448
/** Not 0 once the host has given up. */
const ABANDONED: usize = 576

/** Not 0 where the host asks for a pause between two blocks. */
const PAUSE: usize = 512

/** Waits until all threads have come here; what they wrote before can be read behind it. Says whether all of them can go on. */
export function meet(threads: i32): bool {
  if (isLast(threads)) letGo(threads)
  return goesOn(threads)
}

/** Lets the others know, when all have come, that this thread cannot go on. */
export function leave(threads: i32): void {
  if (threads == 1) return
  atomic.add<i32>(LEAVING, 1)
  meet(threads)
}

/*
 * A meeting in two halves: what the last one to come does between them is done once, with everything there that the others wrote,
 * and is there for them behind it.
 *
 *     if (isLast(threads)) { …; letGo(threads) }
 *     if (!goesOn(threads)) …
 */

/** Comes to a meeting: whether all others are there. The last one has to let them go. */
export function isLast(threads: i32): bool {
  if (threads == 1) return true
  const meetings = atomic.load<i32>(MEETINGS)
  if (atomic.add<i32>(ARRIVED, 1) == threads - 1) return true
  waitFor(meetings)
  return false
}

/** Whether none of those who have come has to leave. */
export function noneLeaves(threads: i32): bool {
  return threads == 1 || atomic.load<i32>(LEAVING) == 0
}

/** Lets all go. */
export function letGo(threads: i32): void {
  if (threads == 1) return
  // Nobody else looks at these until MEETINGS has changed, and what seldom changes is left as it is: writing takes the line away.
  const leaving = load<i32>(LEAVING)
  if (load<i32>(LEFT) != leaving) store<i32>(LEFT, leaving)
  if (leaving != 0) store<i32>(LEAVING, 0)
  store<i32>(ARRIVED, 0)
  atomic.add<i32>(MEETINGS, 1)
  if (atomic.load<i32>(ASLEEP) != 0) atomic.notify(MEETINGS, -1)
}

/** Behind a meeting: whether all can go on. */
export function goesOn(threads: i32): bool {
  return threads == 1 || (atomic.load<i32>(LEFT) == 0 && atomic.load<i32>(ABANDONED) == 0)
}

/** Whether the host asks for a pause. */
export function isPaused(threads: i32): bool {
  return threads > 1 && atomic.load<i32>(PAUSE) != 0
}

function waitFor(meetings: i32): void {
  for (let left = load<i32>(PATIENCE); left > 0; left--) if (atomic.load<i32>(MEETINGS) != meetings) return
  atomic.add<i32>(ASLEEP, 1)
  while (atomic.load<i32>(MEETINGS) == meetings && atomic.load<i32>(ABANDONED) == 0)
    atomic.wait<i32>(MEETINGS, meetings, -1)
  atomic.sub<i32>(ASLEEP, 1)
}

/**
 * The first of the neurons that a thread goes through; that of the thread behind the last one is how many there are. Sixteen stay
 * together: they share random numbers, vectors and lines of the cache.
 */
export function firstNeuron(neurons: i32, thread: i32, threads: i32): i32 {
  // Most calls are about these, and dividing is slow.
  if (thread == 0) return 0
  if (thread == threads) return neurons
  const sixteens = ((<i64>neurons + 15) >> 4) * <i64>thread
  return min((<i32>(sixteens / <i64>threads)) << 4, neurons)
}

/**
 * Where a slot of another thread's table stands.
 *
 * @param tables how far from the first thread's table that of each one is
 * @param slot of the table of `thread`
 */
export function slotOf(tables: usize, slot: usize, thread: i32, other: i32): usize {
  return slot - <usize>load<u32>(tables + ((<usize>thread) << 2)) + <usize>load<u32>(tables + ((<usize>other) << 2))
}

/** Puts the list of an event, of which each thread has a part, together in that of the first one, which calls this. */
export function gather(tables: usize, list: usize, count: usize, threads: i32): void {
  let used = <usize>load<i32>(count)
  const to = <usize>load<u32>(list)
  for (let other = 1; other < threads; other++) {
    const counted = slotOf(tables, count, 0, other)
    const length = <usize>load<i32>(counted)
    memory.copy(to + (used << 2), <usize>load<u32>(slotOf(tables, list, 0, other)), length << 2)
    used += length
    store<i32>(counted, 0)
  }
  store<i32>(count, <i32>used)
}
