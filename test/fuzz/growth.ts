/** How the time that something takes grows with its input. */

/** Seconds from which on times are worth comparing. */
const least = 0.5
/** How much longer twice the input may take: 2 is linear, 4 quadratic. */
const most = 3
/** Where it begins. */
const smallest = 512

/** What was measured where the time grew too fast. */
export interface Growth {
  readonly size: number
  readonly seconds: number
  /** Of twice the size. */
  readonly twice: number
}

/**
 * Doubles the size until it takes long, and compares with the double of that.
 *
 * @param secondsOf how long a size takes
 * @param largest where to stop
 * @returns undefined if the time grows about as the size does
 */
export async function growthOf(
  secondsOf: (size: number) => Promise<number>,
  largest: number,
): Promise<Growth | undefined> {
  for (let size = smallest; size <= largest; size *= 2) {
    const seconds = await secondsOf(size)
    if (seconds < least) continue
    const twice = await secondsOf(2 * size)
    if (twice <= most * seconds) return undefined
    // Once more, since a collector of garbage may have come between.
    const growth = {
      size,
      seconds: Math.max(seconds, await secondsOf(size)),
      twice: Math.min(twice, await secondsOf(2 * size)),
    }
    return growth.twice > most * growth.seconds ? growth : undefined
  }
  return undefined
}

/** How long this process works on something, whatever else the machine does. */
export async function workOf(action: () => Promise<void>): Promise<number> {
  const { user, system } = process.cpuUsage()
  await action()
  const after = process.cpuUsage()
  return (after.user - user + after.system - system) / 1e6
}
