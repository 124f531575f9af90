/** The floats in which numpy computes functions of whole numbers: the fewer bits these have, the less precise. */
import { convert, type ArrayValue } from '../../arrays/array.ts'
import { kindOf, type ElementKind } from '../../arrays/kinds.ts'
import { LateCopy } from '../../arrays/late-copy.ts'
import { unwrittenSingles } from '../../arrays/unwritten.ts'
import { unsupported } from '../../evaluate/python-error.ts'

/**
 * What a function takes: whole numbers of 16 bits as floats of 32, where nothing wider is among them.
 *
 * @throws PythonError where numpy computes in half precision, which is of three digits
 */
export function floatOperands(name: string, operands: readonly ArrayValue[]): readonly ArrayValue[] {
  if (operands.every(({ type }) => type !== 'integer')) return operands
  const kinds = operands.map(each => kindOf(LateCopy.sampleOf(each)))
  const bits = Math.max(...kinds.map(bitsOfFloats))
  if (bits === 64) return operands
  if (bits === 32) return operands.map(each => (each.type === 'integer' ? inSingles(each) : each))
  const own = kinds.find(({ type }) => type === 'integer')?.name
  throw unsupported(`${name}() of ${own} is in half precision in numpy, which Hillock has not`, {
    help: `write ${name}(x.astype(float)), which has all digits`,
  })
}

/** Truths go with anything. */
function bitsOfFloats({ type, bits }: ElementKind): number {
  if (type === 'boolean') return 0
  return type === 'float' ? bits : Math.min(64, 2 * bits)
}

function inSingles(values: ArrayValue): ArrayValue {
  const data = unwrittenSingles(values.data.length)
  convert(values.data, data)
  return { ...values, type: 'float', data }
}
