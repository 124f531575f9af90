/** numpy's element types: the names a script gives them, `a.dtype`, and the functions that convert. */
import { truncateThere } from '../../../compiler/index.ts'
import { dimensionless } from '../../../units/index.ts'
import { convert, copyOf, roomFor, stored, withDimension, type ArrayValue, type Storage } from '../../arrays/array.ts'
import { codeOf, kindNamed, kindOf, kinds, type ElementKind, type KindName } from '../../arrays/kinds.ts'
import { mapElements, asTruths } from '../../arrays/elementwise.ts'
import type { SingleTestLoop } from '../../arrays/float-loops.ts'
import { unwrittenFloats, unwrittenOf } from '../../arrays/unwritten.ts'
import { truncateToIntegers } from '../../generated/loops.ts'
import { requireFinite, requireItems } from '../../evaluate/indices.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { str, type FunctionValue, type ObjectType, type Value } from '../../evaluate/values.ts'
import { given, needArray } from '../arguments.ts'
import { row } from '../row.ts'

/** Further names of types: Python's, those of C, and letters, with the number of bytes or without. */
const furtherNames: Readonly<Record<KindName, string>> = {
  float64: 'float double float_ d f8 <f8',
  float32: 'single f f4 <f4',
  int64: 'int int_ intp long longlong l q i8 <i8',
  int32: 'intc i i4 <i4',
  int16: 'short h i2 <i2',
  int8: 'byte b i1 <i1 |i1',
  uint64: 'uint uintp ulong ulonglong L Q u8 <u8',
  uint32: 'uintc I u4 <u4',
  uint16: 'ushort H u2 <u2',
  uint8: 'ubyte B u1 <u1 |u1',
  bool: 'bool_ ? b1 |b1',
}

const byName: ReadonlyMap<string, ElementKind> = new Map(
  kinds.flatMap(kind => [kind.name, ...furtherNames[kind.name].split(' ')].map(name => [name, kind] as const)),
)

/** numpy's names of element types, as a script gives them: `int`, `float`, `'int32'`. */
export function elementType(dtype: Value | undefined): ElementKind | undefined {
  if (!given(dtype)) return undefined
  const found = knownElementType(dtype)
  if (found !== undefined) return found
  throw unsupported(`the element type '${elementTypeName(dtype)}' is numpy, not yet Hillock`)
}

/** The same, or undefined for what names no type, or one that is not there. */
export function knownElementType(dtype: Value): ElementKind | undefined {
  return byName.get(elementTypeName(dtype))
}

/** Whether it names the type of complex numbers, which are arrays of their own kind. */
export function isComplexType(dtype: Value): boolean {
  return ['complex', 'complex128', 'complex_', 'cdouble', 'c16', '<c16', 'D'].includes(elementTypeName(dtype))
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
  attribute: ({ data }, name) => dtypeAttributes.get(name)?.(String(data)),
  attributeNames: attributesOfTypes,
  repr: ({ data }) => `dtype('${String(data)}')`,
  str: ({ data }) => String(data),
  equals: ({ data }, other) => byName.get(elementTypeName(other)) === byName.get(String(data)),
}

const dtypeAttributes: ReadonlyMap<string, (name: string) => Value> = new Map<string, (name: string) => Value>([
  ['name', name => str(name)],
  ['str', name => str(codeNamed(name))],
  ['kind', name => str(codeNamed(name).charAt(1))],
  ['itemsize', name => BigInt(codeNamed(name).slice(2))],
])

/** What stands behind the dot of `a.dtype`. */
export function attributesOfTypes(): readonly string[] {
  return [...dtypeAttributes.keys()]
}

function codeNamed(name: string): string {
  const kind = kindNamed(name)
  return kind === undefined ? '<c16' : codeOf(kind)
}

export function dtypeValue(name: string): Value {
  return { kind: 'object', type: dtypeType, data: name }
}

/** Whether an array's elements are of a type. */
export function isOfKind(values: ArrayValue, kind: ElementKind): boolean {
  return kindOf(values) === kind
}

/**
 * The same numbers as another type, in storage of their own; of long arrays a test of the runtime makes truths. What a type
 * of whole numbers has no room for keeps the last bits, also of floats, of which C leaves open what they become.
 */
export function cast(values: ArrayValue, kind: ElementKind, test?: SingleTestLoop): ArrayValue {
  const { type, bits } = kind
  if (type === 'boolean') return asTruths(values, test)
  if (type === 'integer' && values.type === 'float')
    return { ...values, type, data: stored(wholeNumbersOf(values), kind) }
  const { data } = values
  if (type === 'integer')
    return { ...values, type, data: stored(8 * data.BYTES_PER_ELEMENT === bits ? copyOf(data) : data, kind) }
  const converted = unwrittenOf(kind, roomFor(values.shape))
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
function converter(kind: ElementKind): FunctionValue {
  return row(
    `${kind.name}(x=0, /)`,
    ([x = 0], site) => {
      requireItems(x, kind)
      return cast(withDimension(needArray(x, kind.name, site), dimensionless), kind)
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
  ...kinds.map(converter),
  ...['integer', 'signedinteger', 'unsignedinteger', 'floating', 'number', 'generic'].map(abstract),
]

/** Further names of these types that are attributes of numpy. */
export const typeAliases: readonly (readonly [alias: string, name: string])[] = kinds.flatMap(({ name }) =>
  furtherNames[name]
    .split(' ')
    .filter(each => /^[a-z]{4,}$|_$/.test(each) && each !== 'float')
    .map(alias => [alias, name] as const),
)
