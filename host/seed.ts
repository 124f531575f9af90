import { hostError } from './errors.ts'

/** @throws HillockError `bad-value` if this is no seed */
export function requireSeed(seed: number): void {
  if (Number.isSafeInteger(seed) && seed >= 0) return
  throw hostError('bad-value', `a seed is a whole number from 0 to ${Number.MAX_SAFE_INTEGER}, not ${seed}`)
}

/** A seed nobody chose, short enough to be typed again. */
export function drawSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
}
