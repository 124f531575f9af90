import type { Domain } from './domains.ts'
import { exact, ulps } from './exact.ts'
import type { Runtime } from './runtime.ts'

/** The arguments, of so many in a domain, at which a function is furthest from the exact value, and how far in ulp. */
export function worst(
  runtime: Runtime,
  { name, points }: Domain,
  count: number,
): { readonly args: readonly number[]; readonly error: number } {
  let found = { args: [] as readonly number[], error: 0 }
  for (const args of points(count)) {
    const [x = NaN, y] = args
    const error = ulps(runtime.call(name, ...args), exact(name, x, y))
    if (error > found.error) found = { args, error }
  }
  return found
}
