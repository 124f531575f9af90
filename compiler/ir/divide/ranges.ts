/** Arrays of which each thread only comes upon the elements of its own neurons, so that its range may stand by itself. */
import type { ArrayRef } from '../ir.ts'
import type { Kernel, Part } from '../program.ts'
import { type Access, accessesOf } from './accesses.ts'

/**
 * The arrays that steps write to and of which, in all parts, every access is by the range of neurons that a thread has. Where the range of
 * a thread stands right behind that of another, the processor fetches ahead, beyond the end of the one, what the other one writes.
 */
export function arraysByRanges(parts: readonly Part[]): ReadonlySet<ArrayRef> {
  const accesses = parts.flatMap(({ kernels }) => kernels).flatMap(kernel => arrayAccesses(kernel))
  const shared = new Set(accesses.flatMap(({ array, isOwn }) => (isOwn ? [] : [array])))
  return new Set(accesses.flatMap(({ array, writes }) => (writes && !shared.has(array) ? [array] : [])))
}

interface ArrayAccess {
  readonly array: ArrayRef
  readonly writes: boolean
  /** Whether each thread does it to its own range. */
  readonly isOwn: boolean
}

function arrayAccesses(kernel: Kernel): ArrayAccess[] {
  return accessesOf(kernel).flatMap(access => {
    const { of: array, writes } = access
    return isArray(array) ? [{ array, writes, isOwn: kernel.undivided === undefined && isOwn(array, access) }] : []
  })
}

function isArray(of: Access['of']): of is ArrayRef {
  return 'per' in of
}

function isOwn({ per, population }: ArrayRef, { touch }: Access): boolean {
  return per === 'neuron' && touch.by === 'own' && touch.population === population
}
