/** Shapes as arguments. */
import { roomFor } from '../../arrays/array.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { plainValue } from '../../evaluate/classes/mixed-in.ts'
import { collect } from '../../evaluate/iterate.ts'
import { toInteger } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import type { Value } from '../../evaluate/values.ts'

/** The shape of an array to be made: one length or several of them, for which there is room. */
export function readShape(value: Value, site: CallSite): number[] {
  const lengths = readExtents(value, site)
  roomFor(lengths)
  return lengths
}

/** A shape that need not be one of an array here. */
export function readExtents(given: Value, site: CallSite): number[] {
  const value = plainValue(given)
  const several = typeof value === 'object' && value !== null && sequences.has(value.kind)
  return (several ? collect(value, site) : [value]).map(length => readExtent(length, site))
}

/** What lengths may stand in; the keys of a dict are none. */
const sequences: ReadonlySet<string> = new Set(['list', 'tuple', 'range'])

/** @throws PythonError as numpy does for what is no length */
export function readExtent(value: Value, site: CallSite): number {
  const length = toInteger(value, 'a length', site)
  if (length < 0) throw new PythonError('ValueError', 'negative dimensions are not allowed')
  return length
}
