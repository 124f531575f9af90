/** A list that still fails with as much left out as can be: first halves, then smaller pieces, then single items. */
export async function shrinkList<T>(
  list: readonly T[],
  fails: (list: readonly T[]) => Promise<boolean>,
  until: number,
): Promise<readonly T[]> {
  let best = list
  for (let size = Math.ceil(list.length / 2); size >= 1;) {
    let found = false
    for (let from = 0; from < best.length && performance.now() < until;) {
      const shorter = best.toSpliced(from, size)
      if (shorter.length < best.length && (await fails(shorter))) {
        best = shorter
        found = true
      } else from += size
    }
    if (performance.now() >= until) break
    if (size > 1) size = Math.ceil(size / 2)
    else if (!found) break
  }
  return best
}
