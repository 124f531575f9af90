/** Reading the arguments of library functions. */
import type { Span } from '../../diagnostics/index.ts'
import { dimensionless } from '../../units/index.ts'
import { array, withDimension, type ArrayValue } from '../arrays/array.ts'
import type { CallSite } from '../evaluate/call.ts'
import { plainValue } from '../evaluate/classes/mixed-in.ts'
import { complexOf, holdsComplex } from '../evaluate/complex-arrays.ts'
import { floatToWord } from '../evaluate/float-to-integer.ts'
import { toArray, toInteger } from '../evaluate/numeric.ts'
import { operandOf } from '../evaluate/operators.ts'
import type { Operand } from '../arrays/operand.ts'
import { PythonError, unsupported } from '../evaluate/python-error.ts'
import { notYet } from '../later.ts'
import { truth } from '../evaluate/truth.ts'
import { typeName } from '../evaluate/types.ts'
import { isStr, type Value } from '../evaluate/values.ts'

type Given = Value | undefined

/** Whether an argument was given, and is not None. */
export function given(value: Given): value is Exclude<Value, null> {
  return value !== undefined && value !== null
}

/**
 * A list of quantities loses its units, as numpy makes an array of it.
 *
 * @throws PythonError for what is no number or array
 */
export function needArray(value: Given, name: string, site: CallSite): ArrayValue {
  const values = given(value) ? toArray(value, site) : undefined
  if (values === undefined && areComplex(value)) throw unsupported(notYet(`${name}() of complex numbers`, 'numpy'))
  if (values === undefined && holdsText(value)) throw unsupported(notYet('an array of strings', 'numpy'))
  if (values === undefined) {
    throw new PythonError('TypeError', `${name}() takes numbers and arrays, not '${typeName(value ?? null)}'`)
  }
  return isSequence(value) ? withDimension(values, dimensionless) : values
}

function holdsText(value: Given): boolean {
  return typeof value === 'object' && (value?.kind === 'list' || value?.kind === 'tuple') && value.items.some(isStr)
}

function areComplex(value: Given): boolean {
  return complexOf(value) !== undefined || holdsComplex(value)
}

/** A list or a tuple, which may be seen otherwise than an array of the same. */
export function isSequence(value: Given): boolean {
  return typeof value === 'object' && (value?.kind === 'list' || value?.kind === 'tuple')
}

/** Whole numbers, no floats. */
export function needWholeNumbers(value: Given, name: string, site: CallSite): ArrayValue {
  const values = needArray(value, name, site)
  if (values.type === 'float' && (values.data.length > 0 || !isSequence(value))) throw notSafe()
  return values
}

function notSafe(): PythonError {
  const rule = "according to the rule 'safe'"
  return new PythonError('TypeError', `Cannot cast array data from dtype('float64') to dtype('int64') ${rule}`)
}

/** Whole numbers; of floats numpy takes single ones, without what is behind the point, and lists, but no arrays ('safe'). */
export function needIntegers(value: Given, name: string, site: CallSite): ArrayValue {
  const values = needArray(value, name, site)
  if (values.type !== 'float' || values.data.length === 0) return values
  if (values.shape.length === 0 || isSequence(value)) {
    return array(Float64Array.from(values.data, floatToWord), values.shape, 'integer')
  }
  throw notSafe()
}

/**
 * A row of numbers, for functions that numpy has in C.
 *
 * @throws PythonError ValueError as numpy does for a single number and for a table
 */
export function requireRow({ shape }: Pick<ArrayValue, 'shape'>): void {
  if (shape.length === 1) return
  const message = shape.length > 1 ? 'object too deep for desired array' : 'object of too small depth for desired array'
  throw new PythonError('ValueError', message)
}

/** A number or array that messages can quote. */
export function needOperand(value: Given, name: string, site: CallSite): Operand {
  const operand = given(value) ? operandOf(value, site) : undefined
  if (operand === undefined && areComplex(value)) throw unsupported(notYet(`${name}() of complex numbers`, 'numpy'))
  if (operand === undefined) {
    throw new PythonError('TypeError', `${name}() takes numbers and arrays, not '${typeName(value ?? null)}'`)
  }
  return isSequence(value) ? { ...operand, values: withDimension(operand.values, dimensionless) } : operand
}

export function text(value: Given, name: string): string {
  const plain = plainValue(value ?? null)
  if (isStr(plain)) return plain.text.text
  throw new PythonError('TypeError', `${name} must be a string, not '${typeName(value ?? null)}'`)
}

export function optionalText(value: Given, name: string): string | undefined {
  return given(value) ? text(value, name) : undefined
}

export function optionalInteger(value: Given, name: string, site: CallSite): number | undefined {
  return given(value) ? toInteger(value, name, site) : undefined
}

/** An axis, several in a tuple, or none. */
export function optionalAxes(value: Given, site: CallSite): readonly number[] | undefined {
  if (!given(value)) return undefined
  const items = typeof value === 'object' && value.kind === 'tuple' ? value.items : [value]
  return items.map(item => toInteger(item, 'axis', site))
}

export function flag(value: Given, otherwise: boolean, site: CallSite): boolean {
  return value === undefined ? otherwise : truth(value, site)
}

/** The items of a `*rest` parameter. */
export function rest(value: Given): readonly Value[] {
  return typeof value === 'object' && value?.kind === 'tuple' ? value.items : []
}

/** The names and values of a `**keywords` parameter. */
export function keywordMap(value: Given): ReadonlyMap<string, Value> {
  if (typeof value !== 'object' || value?.kind !== 'dict') return new Map()
  return new Map([...value.entries].map(([key, entry]) => [String(key).slice(1), entry.value]))
}

/** Where an argument stands, given by name or in its place. */
export function argumentPlace(name: string, place: number, site: CallSite): Span {
  const named = site.argument(name)
  return named === site.span ? site.argument(place) : named
}
