/** Numbers written to elements that steps lead to: `a[::2] = b`, `m[:, 0] = 1`. */
import { copyOf, fill, sizeOf, type ArrayValue, type Storage } from './array.ts'
import { asTruths, mapElements } from './elementwise.ts'
import { requireFit, trimmed } from './indexing.ts'
import { alongLines, copyAlong, isContiguous, type Lattice, stretchedLattice } from './lattice.ts'
import { setAlong, truncateToIntegers } from '../generated/loops.ts'
import { unwrittenLike } from './unwritten.ts'

/**
 * Writes to the elements of a lattice; the source is stretched to their shape.
 *
 * @throws PythonError ValueError where it cannot be
 */
export function scatter(values: ArrayValue, lattice: Lattice, source: ArrayValue): void {
  const { start, shape } = lattice
  requireFit(source, shape)
  const data = inKindOf(values, source)
  const size = sizeOf(shape)
  if (isContiguous(lattice) && (data.length === 1 || data.length === size)) {
    const part = values.data.subarray(start, start + size)
    if (data.length === 1) fill(part, data[0] ?? Number.NaN)
    else part.set(data)
    return
  }
  if (data.length === 1 && values.data instanceof Float64Array) {
    const [own, value] = [values.data, data[0] ?? Number.NaN]
    alongLines(lattice, (first, step, count) => setAlong(own, first, step, count, value))
    return
  }
  // A source over the same storage may be overwritten while it is read.
  const numbers = data.buffer === values.data.buffer ? copyOf(data) : data
  copyAlong(numbers, stretchedLattice(trimmed(source.shape, shape), shape), values.data, lattice)
}

/** Its numbers as an array keeps them; what it keeps alike is not copied. */
function inKindOf(values: ArrayValue, source: ArrayValue): Storage {
  const isTruncated = values.type === 'integer' && source.type === 'float'
  if (values.type === 'boolean') return source.type === 'boolean' ? source.data : asTruths(source).data
  const { data } = isTruncated ? mapElements(source, truncateToIntegers) : source
  if (data.constructor === values.data.constructor) return data
  const converted = unwrittenLike(values.data, data.length)
  converted.set(data)
  return converted
}
