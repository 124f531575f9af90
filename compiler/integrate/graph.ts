/** Who acts on whom. Matrices are read as row ← column: entry (i, j) set means that j acts on i. */

export type Relation = readonly (readonly boolean[])[]

/** Whether j acts on i, directly or through others; every i acts on itself. */
export function closure(direct: Relation): boolean[][] {
  return direct.map((_, start) => {
    const reached = direct.map(() => false)
    const waiting = [start]
    reached[start] = true
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      for (const [next, acts] of (direct[at] ?? []).entries()) {
        if (acts && !reached[next]) {
          reached[next] = true
          waiting.push(next)
        }
      }
    }
    return reached
  })
}

/** Indices that act on each other, directly or through others, in either direction: groups of indices, ascending. */
export function connected(direct: Relation): number[][] {
  return classes(closure(direct.map((row, i) => row.map((acts, j) => acts || direct[j]?.[i] === true))))
}

/** Indices that act on each other in a loop: the strongly connected components, ascending. */
export function loops(direct: Relation): number[][] {
  const reaches = closure(direct)
  return classes(reaches.map((row, i) => row.map((reached, j) => reached && reaches[j]?.[i] === true)))
}

function classes(equivalent: Relation): number[][] {
  const members = equivalent.map(row => row.flatMap((same, j) => (same ? [j] : [])))
  return members.filter((group, i) => group[0] === i)
}
