/** `str` and `repr` of every value, as Python, numpy and Brian 2 print them. */
import {
  dimensionless,
  displayQuantity,
  formatArray,
  isDimensionless,
  pythonFloatRepr,
  type ArrayFormat,
  type UnitRegister,
} from '../../units/index.ts'
import { at, dtypeName, isSingle, type ArrayValue } from '../arrays/array.ts'
import { kinds } from '../arrays/kinds.ts'
import { PythonError } from '../evaluate/python-error.ts'
import { setOrder } from '../evaluate/set-order.ts'
import type {
  ComplexValue,
  DictValue,
  FunctionValue,
  InstanceValue,
  ObjectValue,
  SetValue,
  TupleValue,
  TupleVariant,
  Value,
} from '../evaluate/values.ts'
import { quote, quoteBytes } from './quote.ts'

/** What display needs to know. */
export interface Display {
  /** The compound units the script has used. */
  readonly units: UnitRegister
  /** How arrays are written. */
  readonly printing: ArrayFormat
  /** `str` or `repr` of an instance of the script's classes. */
  readonly instanceText: (value: InstanceValue | ObjectValue, how: 'str' | 'repr') => string
}

/** Python's `str(value)`. */
export function toStr(value: Value, display: Display): string {
  if (typeof value === 'object' && value !== null) {
    if (value.kind === 'str') return value.text.text
    if (value.kind === 'unit') return value.unit.symbol
    if (value.kind === 'array') return arrayText(value, 'str', display)
    if (value.kind === 'object' && value.derived !== undefined) return display.instanceText(value, 'str')
    if (value.kind === 'object' && value.type.str !== undefined) return value.type.str(value, display)
    if (value.kind === 'instance') return display.instanceText(value, 'str')
  }
  return toRepr(value, display)
}

/** Python's `repr(value)`. */
export function toRepr(value: Value, display: Display): string {
  return represent(value, display, [])
}

/** A value as messages quote it: long arrays are shortened to their first and last two elements. */
export function quoted(value: Value, values: ArrayValue, display: Display): string {
  if (typeof value === 'object' && value !== null) {
    if (value.kind === 'unit') return value.unit.symbol
    return arrayText(values, 'str', display, { threshold: 5, edgeItems: 2 })
  }
  return toStr(value, display)
}

function represent(value: Value, display: Display, around: readonly Value[]): string {
  switch (typeof value) {
    case 'number':
      return pythonFloatRepr(value)
    case 'bigint':
      return value.toString()
    case 'boolean':
      return value ? 'True' : 'False'
    default:
  }
  if (value === null) return 'None'
  const inner = (item: Value): string => represent(item, display, [...around, value])
  const again = around.includes(value)
  switch (value.kind) {
    case 'str':
      return quote(value.text.text)
    case 'bytes':
      return quoteBytes(value.text)
    case 'list':
      return again ? '[...]' : `[${listed(value.items, inner)}]`
    case 'tuple': {
      if (again) return '(...)'
      if (value.variant !== undefined) return namedTupleText(value, value.variant, inner)
      const [only] = value.items
      if (value.items.length === 1 && only !== undefined) return `(${inner(only)},)`
      return `(${listed(value.items, inner)})`
    }
    case 'dict':
      if (again) return '{...}'
      return dictText(value, inner)
    case 'set':
      return setText(value, inner)
    case 'complex':
      return complexText(value)
    case 'range': {
      const step = value.step === 1 ? '' : `, ${value.step}`
      return `range(${value.start}, ${value.stop}${step})`
    }
    case 'slice':
      return `slice(${inner(value.start)}, ${inner(value.stop)}, ${inner(value.step)})`
    case 'ellipsis':
      return 'Ellipsis'
    case 'array':
      return arrayText(value, 'repr', display)
    case 'unit':
      return value.unit.name
    case 'function':
      return functionText(value)
    case 'module':
      return `<module '${value.name}'>`
    case 'method':
      return `<bound method ${value.function.script?.qualifiedName ?? value.function.name} of ${inner(value.self)}>`
    case 'class':
      if (value.enumeration !== undefined) return `<${value.enumeration.word} '${value.name}'>`
      return `<class '${value.module.startsWith('builtins') ? '' : `${value.module}.`}${value.qualifiedName}'>`
    case 'instance':
      return again ? '...' : display.instanceText(value, 'repr')
    case 'object':
      return value.derived === undefined ? value.type.repr(value, display) : display.instanceText(value, 'repr')
  }
}

/** The longest text that is made of a value. */
const longestText = 2 ** 26

function listed<Item>(items: readonly Item[], text: (item: Item) => string): string {
  const parts: string[] = []
  let length = 0
  for (const item of items) {
    const part = text(item)
    length += part.length + 2
    if (length > longestText)
      throw new PythonError('MemoryError', `a text of more than ${longestText} characters is too long`)
    parts.push(part)
  }
  return parts.join(', ')
}

function functionText({ name, type, script }: FunctionValue): string {
  return type === true ? `<class '${modulePrefix(name)}${name}'>` : `<function ${script?.qualifiedName ?? name}>`
}

const ofNumpy: ReadonlySet<string> = new Set([
  ...kinds.flatMap(({ name, type }) => (type === 'boolean' ? [] : [name])),
  'ndarray',
  'integer',
  'signedinteger',
  'unsignedinteger',
  'floating',
  'number',
  'generic',
])
const ofUnits: ReadonlySet<string> = new Set(['Quantity', 'Unit'])

/** Where a class is at home that scripts print the type of. */
function modulePrefix(name: string): string {
  if (ofNumpy.has(name)) return 'numpy.'
  return ofUnits.has(name) ? 'brian2.units.fundamentalunits.' : ''
}

function namedTupleText(
  { items }: TupleValue,
  { name, fields, more = [] }: TupleVariant,
  inner: (item: Value) => string,
): string {
  const named = [...fields.map((field, k) => [field, items[k] ?? null] as const), ...more]
  return `${name}(${named.map(([field, value]) => `${field}=${inner(value)}`).join(', ')})`
}

function dictText(value: DictValue, inner: (item: Value) => string): string {
  const { entries, variant } = value
  const text = `{${listed([...entries.values()], entry => `${inner(entry.key)}: ${inner(entry.value)}`)}}`
  return variant === undefined ? text : variant.repr(value, text, inner)
}

function setText({ items, frozen }: SetValue, inner: (item: Value) => string): string {
  if (items.size === 0) return frozen ? 'frozenset()' : 'set()'
  const text = `{${listed(setOrder(items), inner)}}`
  return frozen ? `frozenset(${text})` : text
}

/** `(1+2j)`, or `2j` where there is no real part. */
function complexText({ re, im }: ComplexValue): string {
  const imaginary = `${withoutPoint(im)}j`
  if (re === 0 && !Object.is(re, -0)) return imaginary
  const sign = im < 0 || Object.is(im, -0) || Number.isNaN(im) ? '' : '+'
  return `(${withoutPoint(re)}${Number.isNaN(im) ? '+' : sign}${imaginary})`
}

function withoutPoint(x: number): string {
  return pythonFloatRepr(x).replace(/\.0$/, '')
}

/** A numpy scalar as f-strings write it: as the number of Python that it is, whatever its precision. */
export function plainText(values: ArrayValue, display: Display): string {
  const { data, shape } = values
  const plain = shape.length === 0 && isSingle(values) ? { ...values, data: Float64Array.from(data) } : values
  return arrayText(plain, 'str', display)
}

/** An array, numpy scalar or quantity. */
export function arrayText(
  values: ArrayValue,
  style: 'str' | 'repr',
  { units, printing }: Display,
  changed: ArrayFormat = {},
): string {
  const format = { ...printing, ...changed }
  const { data, shape, type, dimension } = values
  if (!isDimensionless(dimension)) return displayQuantity(data, shape, dimension, style, units, format)
  if (shape.length > 0) return formatArray(data, shape, { ...format, style, type, dtype: dtypeName(values) })
  const text = displayQuantity(data, shape, dimensionless, 'str', units, { type, dtype: dtypeName(values) })
  if (style === 'str') return text
  return type === 'boolean' ? `np.${at(values, 0) === 0 ? 'False_' : 'True_'}` : `np.${dtypeName(values)}(${text})`
}
