import { requireWhole } from '../diagnostics/arguments.ts'

/** @throws HillockError `bad-value` if this is no seed */
export function requireSeed(seed: number): void {
  requireWhole('a seed', seed, 0)
}

/** A seed nobody chose, short enough to be typed again. */
export function drawSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
}
