/** Methods of Python's numbers. */
import type { AttributeTable } from '../../evaluate/call.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { bytes, str, tuple, type ComplexValue, type Value } from '../../evaluate/values.ts'
import { exactFraction } from '../../print/float.ts'
import { flag, optionalInteger } from '../arguments.ts'
import { byteOrder, bytesOfInteger } from '../integer-bytes.ts'
import { method, type MethodRow } from '../row.ts'
import { attributeTable, ofKind } from './attribute-table.ts'

const floatMethods: readonly MethodRow<number>[] = [
  method('is_integer()', self => Number.isInteger(self)),
  method('conjugate()', self => self),
  method('hex()', self => str(hexadecimal(self))),
  method('as_integer_ratio()', self => {
    if (Number.isNaN(self)) throw new PythonError('ValueError', 'cannot convert NaN to integer ratio')
    if (!Number.isFinite(self)) throw new PythonError('OverflowError', 'cannot convert Infinity to integer ratio')
    if (self === 0) return tuple([0n, 1n])
    const { numerator, denominator } = exactFraction(Math.abs(self))
    return tuple([self < 0 ? -numerator : numerator, denominator])
  }),
]

function hexadecimal(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value < 0 ? '-inf' : 'inf'
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  const bits = view.getBigUint64(0)
  const exponent = Number((bits >> 52n) & 0x7ffn)
  const fraction = (bits & (2n ** 52n - 1n)).toString(16).padStart(13, '0')
  const sign = bits >> 63n === 1n ? '-' : ''
  if (value === 0) return `${sign}0x0.0p+0`
  const power = exponent === 0 ? -1022 : exponent - 1023
  return `${sign}0x${exponent === 0 ? 0 : 1}.${fraction}p${power < 0 ? '-' : '+'}${Math.abs(power)}`
}

const intMethods: readonly MethodRow<bigint>[] = [
  method('bit_length()', self => (self === 0n ? 0n : BigInt((self < 0n ? -self : self).toString(2).length))),
  method('bit_count()', self => BigInt((self < 0n ? -self : self).toString(2).replaceAll('0', '').length)),
  method('conjugate()', self => self),
  method('as_integer_ratio()', self => tuple([self, 1n])),
  method('to_bytes(length=1, byteorder="big", *, signed=False)', (self, [length, order, signed], site) =>
    bytes(
      bytesOfInteger(self, optionalInteger(length, 'length', site) ?? 1, byteOrder(order), flag(signed, false, site)),
    ),
  ),
]

const complexMethods: readonly MethodRow<ComplexValue>[] = [
  method('conjugate()', ({ re, im }) => ({ kind: 'complex', re, im: -im })),
]

/** The parts that every number has. */
function parts<Self>(
  real: (self: Self) => Value,
  imaginary: (self: Self) => Value,
): ReadonlyMap<string, (self: Self) => Value> {
  return new Map([
    ['real', real],
    ['imag', imaginary],
  ])
}

const whole = (value: Value): bigint | undefined =>
  typeof value === 'bigint' ? value : typeof value === 'boolean' ? BigInt(value) : undefined

export const floatAttributes: AttributeTable = attributeTable(
  floatMethods,
  value => (typeof value === 'number' ? value : undefined),
  parts<number>(
    self => self,
    () => 0,
  ),
)
export const intAttributes: AttributeTable = attributeTable(
  intMethods,
  whole,
  new Map<string, (self: bigint) => Value>([
    ...parts<bigint>(
      self => self,
      () => 0n,
    ),
    ['numerator', self => self],
    ['denominator', () => 1n],
  ]),
)
export const complexAttributes: AttributeTable = attributeTable(
  complexMethods,
  ofKind('complex'),
  parts<ComplexValue>(
    ({ re }) => re,
    ({ im }) => im,
  ),
)
