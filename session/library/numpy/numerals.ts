/** Whole numbers written in other bases than ten. */
import { PythonError } from '../../evaluate/python-error.ts'
import { toArray, toInteger } from '../../evaluate/numeric.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { requireLength } from '../../evaluate/sequence-limit.ts'
import { str, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { typeName } from '../../evaluate/types.ts'
import { optionalInteger } from '../arguments.ts'
import { row } from '../row.ts'

function whole(value: Value, site: CallSite): bigint {
  if (typeof value === 'bigint') return value
  if (typeof value === 'boolean') return BigInt(value)
  const isWhole = typeof value === 'object' && toArray(value, site)?.type === 'integer'
  if (isWhole) return BigInt(toInteger(value, 'the number', site))
  throw new PythonError('TypeError', `'${typeName(value)}' object cannot be interpreted as an integer`)
}

/** As many bits as wanted; of a negative number its two's complement. */
const binaryRepr = row('binary_repr(num, width=None)', ([num = null, width], site) => {
  const number = whole(num, site)
  const wanted = optionalInteger(width, 'width', site)
  requireLength(wanted ?? 0)
  if (number >= 0n || wanted === undefined) {
    const digits = number.toString(2)
    if (wanted !== undefined && wanted < digits.length) throw tooNarrow(wanted, digits.length)
    return str(digits.padStart(wanted ?? 0, '0'))
  }
  const least = (-number - 1n === 0n ? 0 : (-number - 1n).toString(2).length) + 1
  if (wanted < least) throw tooNarrow(wanted, least)
  return str(BigInt.asUintN(wanted, number).toString(2))
})

function tooNarrow(width: number, least: number): PythonError {
  return new PythonError('ValueError', `Insufficient bit width=${width} provided for binwidth=${least}`)
}

const baseRepr = row('base_repr(number, base=2, padding=0)', ([value = null, base, padding], site) => {
  const number = whole(value, site)
  const foot = optionalInteger(base, 'base', site) ?? 2
  if (foot > 36) throw new PythonError('ValueError', 'Bases greater than 36 not handled in base_repr.')
  if (foot < 2) throw new PythonError('ValueError', 'Bases less than 2 not handled in base_repr.')
  const zeros = optionalInteger(padding, 'padding', site) ?? 0
  requireLength(zeros)
  // numpy puts the zeros before a nought that is nothing else.
  const digits = number === 0n && zeros > 0 ? '' : (number < 0n ? -number : number).toString(foot).toUpperCase()
  return str(`${number < 0n ? '-' : ''}${'0'.repeat(Math.max(0, zeros))}${digits}`)
})

/** numpy's functions that write whole numbers. */
export const numerals: readonly FunctionValue[] = [binaryRepr, baseRepr]
