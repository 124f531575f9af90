/** States what must hold; a violation is a bug of Hillock, never the modeller's fault. */
export function invariant(condition: boolean, why: string): asserts condition {
  if (!condition) throw new Error(`Hillock expected ${why}`)
}
