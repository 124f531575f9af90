/** numpy's element types: the names a script gives them, `a.dtype`, and the functions that convert. */
import type { ValueType } from '../../../abi/index.ts'
import { truncateThere } from '../../../compiler/index.ts'
import { dimensionless } from '../../../units/index.ts'
import { convert, isNarrow, roomFor, withDimension, type ArrayValue, type Storage } from '../../arrays/array.ts'
import { mapElements, asTruths } from '../../arrays/elementwise.ts'
import type { SingleTestLoop } from '../../arrays/float-loops.ts'
import { unwrittenFloats, unwrittenOf } from '../../arrays/unwritten.ts'
import { truncateToIntegers } from '../../generated/loops.ts'
import { requireFinite } from '../../evaluate/indices.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { str, type FunctionValue, type ObjectType, type Value } from '../../evaluate/values.ts'
import { given, needArray } from '../arguments.ts'
import { row } from '../row.ts'

export interface ElementType {
  readonly type: ValueType
  /** 32 bits. */
  readonly narrow: boolean
}

const kinds: readonly (readonly [ElementType, readonly string[]])[] = [
  [{ type: 'float', narrow: false }, ['float64', 'float', 'double', 'd', 'f8', '<f8', 'float_']],
  [{ type: 'float', narrow: true }, ['float32', 'single', 'f', 'f4', '<f4']],
  [{ type: 'integer', narrow: false }, ['int64', 'int', 'int_', 'i8', '<i8', 'intp', 'l']],
  [{ type: 'integer', narrow: true }, ['int32', 'i4', '<i4', 'intc', 'i']],
  [{ type: 'boolean', narrow: false }, ['bool', 'bool_', '?']],
]

const elementTypes: ReadonlyMap<string, ElementType> = new Map(
  kinds.flatMap(([kind, names]) => names.map(name => [name, kind] as const)),
)

/** numpy's names of element types, as a script gives them: `int`, `float`, `'int32'`. */
export function elementType(dtype: Value | undefined): ElementType | undefined {
  if (!given(dtype)) return undefined
  const found = knownElementType(dtype)
  if (found !== undefined) return found
  throw unsupported(`the element type '${elementTypeName(dtype)}' is numpy, not yet Hillock`)
}

/** The same, or undefined for what names no type, or one that is not there. */
export function knownElementType(dtype: Value): ElementType | undefined {
  return elementTypes.get(elementTypeName(dtype))
}

/** Whether it names the type of complex numbers, which are arrays of their own kind. */
export function isComplexType(dtype: Value): boolean {
  return ['complex', 'complex128', 'complex_', 'cdouble', 'c16', '<c16', 'D'].includes(elementTypeName(dtype))
}

/** numpy's own name of a type. */
export function typeNameOf({ type, narrow }: ElementType): string {
  return kinds.find(([kind]) => kind.type === type && kind.narrow === narrow)?.[1][0] ?? type
}

/** `'int32'`, `int`, `np.int32` and `a.dtype` all name a type. */
function elementTypeName(dtype: Value): string {
  if (typeof dtype !== 'object' || dtype === null) return ''
  if (dtype.kind === 'str') return dtype.text.text
  if (dtype.kind === 'function') return dtype.name
  return dtype.kind === 'object' && dtype.type === dtypeType ? String(dtype.data) : ''
}

/** `a.dtype`: equal to the type, its other names and their texts. */
const dtypeType: ObjectType = {
  name: 'dtype',
  attribute: ({ data }, name) => (name === 'name' ? str(String(data)) : undefined),
  attributeNames: () => ['name'],
  repr: ({ data }) => `dtype('${String(data)}')`,
  str: ({ data }) => String(data),
  equals: ({ data }, other) => elementTypes.get(elementTypeName(other)) === elementTypes.get(String(data)),
}

export function dtypeValue(name: string): Value {
  return { kind: 'object', type: dtypeType, data: name }
}

/** The type that an array's elements have. */
export function typeOf(values: ArrayValue): ElementType {
  return { type: values.type, narrow: isNarrow(values) }
}

/** Whether an array's elements are of a type. */
export function isOfType(values: ArrayValue, { type, narrow }: ElementType): boolean {
  return values.type === type && isNarrow(values) === narrow
}

/** The same numbers as another type; of long arrays a test of the runtime makes truths. */
export function cast(values: ArrayValue, { type, narrow }: ElementType, test?: SingleTestLoop): ArrayValue {
  if (type === 'boolean') return asTruths(values, test)
  const truncated = type === 'integer' && values.type === 'float'
  const data = truncated ? wholeNumbersOf(values) : values.data
  if (truncated && !narrow) return { ...values, type, data }
  const converted = unwrittenOf(type, narrow, roomFor(values.shape))
  convert(data, converted)
  return { ...values, type, data: converted }
}

/** @throws PythonError for what is no integer, or none that is held exactly */
function wholeNumbersOf(values: ArrayValue): Storage {
  const result = unwrittenFloats(values.data.length)
  if (!(values.data instanceof Float64Array)) convert(values.data, result)
  const floats = values.data instanceof Float64Array ? values.data : result
  if (truncateThere(floats, result, Number.MAX_SAFE_INTEGER)) return result
  requireFinite(values)
  return mapElements(values, truncateToIntegers, 'integer').data
}

/** An element type, which also converts. */
function converter(name: string): FunctionValue {
  return row(
    `${name}(x=0, /)`,
    ([x = 0], site) => {
      const type = elementType(str(name))
      const values = withDimension(needArray(x, name, site), dimensionless)
      return type === undefined ? values : cast(values, type)
    },
    { type: true },
  )
}

/** A type that others are derived from, for `isinstance(x, np.integer)`. */
function abstract(name: string): FunctionValue {
  const refuse = (): never => {
    throw new PythonError('TypeError', `cannot create 'numpy.${name}' instances`)
  }
  return row(`${name}()`, refuse, { type: true })
}

/** `np.int32(3.7)` and its kind, and what these are derived from. */
export const converters: readonly FunctionValue[] = [
  ...['float64', 'double', 'float_', 'float32', 'single', 'int64', 'int32', 'int_', 'intp', 'bool_', 'bool'].map(
    converter,
  ),
  ...['integer', 'signedinteger', 'floating', 'number', 'generic'].map(abstract),
]
