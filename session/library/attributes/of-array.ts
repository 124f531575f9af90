/** What stands behind the dot of an array, quantity or unit. */
import { DimensionMismatchError, inBestUnit, inUnit, isDimensionless, unitOf } from '../../../units/index.ts'
import { array, at, sizeOf, withDimension, type ArrayValue } from '../../arrays/array.ts'
import type { AttributeTable, CallSite } from '../../evaluate/call.ts'
import { element } from '../../evaluate/iterate.ts'
import { invokeNow } from '../../evaluate/invoke.ts'
import { toArray, toInteger } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { list, str, tuple, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { given, optionalInteger, rest } from '../arguments.ts'
import { dimensionValue } from '../brian2/quantities.ts'
import { cast, elementType } from '../numpy/create.ts'
import { numpy } from '../numpy/index.ts'
import { method, methods, type MethodRow } from '../row.ts'

type Property = (values: ArrayValue, site: CallSite) => Value

const properties: ReadonlyMap<string, Property> = new Map<string, Property>([
  ['shape', ({ shape }) => tuple(shape.map(BigInt))],
  ['size', ({ data }) => BigInt(data.length)],
  ['ndim', ({ shape }) => BigInt(shape.length)],
  ['T', values => transpose(values)],
  ['real', values => values],
  ['dtype', ({ type }) => str(type === 'float' ? 'float64' : type === 'integer' ? 'int64' : 'bool')],
  ['unit', ({ dimension }, { session }) => ({ kind: 'unit', unit: unitOf(dimension, session.units) })],
  ['dim', ({ dimension }) => dimensionValue(dimension)],
  ['dimensions', ({ dimension }) => dimensionValue(dimension)],
  ['is_dimensionless', ({ dimension }) => isDimensionless(dimension)],
])

function transpose(values: ArrayValue): ArrayValue {
  const [rows, columns] = values.shape
  if (rows === undefined || columns === undefined || values.shape.length > 2) return values
  const data = values.data.slice()
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) data[j * rows + i] = at(values, i * columns + j)
  return { ...values, data, shape: [columns, rows] }
}

function reshape(values: ArrayValue, lengths: readonly number[]): ArrayValue {
  const known = lengths.filter(length => length >= 0)
  const free = values.data.length / sizeOf(known)
  const shape = lengths.map(length => (length < 0 ? free : length))
  if (sizeOf(shape) !== values.data.length || !shape.every(Number.isInteger)) {
    const message = `cannot reshape array of size ${values.data.length} into shape (${lengths.join(',')}${lengths.length === 1 ? ',' : ''})`
    throw new PythonError('ValueError', message)
  }
  return { ...values, shape }
}

/** Methods that are functions of numpy under the same name. */
const delegated: readonly (readonly [name: string, signature: string])[] = [
  ['sum', 'sum(axis=None)'],
  ['prod', 'prod(axis=None)'],
  ['mean', 'mean(axis=None)'],
  ['std', 'std(axis=None, *, ddof=0)'],
  ['var', 'var(axis=None, *, ddof=0)'],
  ['min', 'min(axis=None)'],
  ['max', 'max(axis=None)'],
  ['argmin', 'argmin(axis=None)'],
  ['argmax', 'argmax(axis=None)'],
  ['any', 'any(axis=None)'],
  ['all', 'all(axis=None)'],
  ['cumsum', 'cumsum(axis=None)'],
  ['round', 'round(decimals=0)'],
  ['ptp', 'ptp(axis=None)'],
  ['clip', 'clip(min=None, max=None)'],
  ['nonzero', 'nonzero()'],
  ['argsort', 'argsort(axis=-1)'],
  ['dot', 'dot(b)'],
  ['repeat', 'repeat(repeats, axis=None)'],
  ['cumprod', 'cumprod(axis=None)'],
  ['diagonal', 'diagonal()'],
  ['trace', 'trace()'],
]

function delegate(name: string, signature: string): MethodRow<ArrayValue>[] {
  const found = numpy.members.get(name)
  if (found === undefined) return []
  return [
    method(signature, (self, arguments_, site) => {
      const positional = arguments_.filter(value => value !== undefined)
      return invokeNow(found, [self, ...positional], site)
    }),
  ]
}

function toList(values: ArrayValue): Value {
  const [length] = values.shape
  if (length === undefined) {
    const number = at(values, 0)
    return values.type === 'float' ? number : values.type === 'boolean' ? number !== 0 : BigInt(number)
  }
  return list(Array.from({ length }, (_, k) => toList(element(values, k))))
}

const own: readonly MethodRow<ArrayValue>[] = [
  method('copy()', self => ({ ...self, data: self.data.slice() })),
  method('flatten()', self => ({ ...self, data: self.data.slice(), shape: [self.data.length] })),
  method('ravel()', self => ({ ...self, shape: [self.data.length] })),
  method('squeeze()', self => ({ ...self, shape: self.shape.filter(length => length !== 1) })),
  method('transpose()', self => transpose(self)),
  method('reshape(*shape)', (self, [shape], site) => {
    const lengths = rest(shape)
    const [only] = lengths
    const isTuple = typeof only === 'object' && only !== null && only.kind !== 'array'
    if (isTuple) return reshape(self, tupleLengths(only, site))
    return reshape(
      self,
      lengths.map(length => toInteger(length, 'a length', site)),
    )
  }),
  method('astype(dtype)', (self, [dtype]) => cast(self, elementType(dtype) ?? { type: 'float', narrow: false })),
  method('tolist()', self => toList(withDimension(self, [0, 0, 0, 0, 0, 0, 0]))),
  method('item(index=None)', (self, [index], site) => {
    const k = optionalInteger(index, 'index', site) ?? 0
    if (index === undefined && self.data.length !== 1) {
      throw new PythonError('ValueError', 'can only convert an array of size 1 to a Python scalar')
    }
    return toList(array(self.data.slice(k, k + 1), [], self.type))
  }),
  method('fill(value)', (self, [value = null], site) => {
    const source = toArray(value, site)
    if (source === undefined) throw new PythonError('TypeError', 'fill() takes a number')
    self.data.fill(at(source, 0))
    return null
  }),
  method('sort()', self => {
    if (self.shape.length !== 1)
      throw new PythonError('NotImplementedError', 'sorting along an axis is numpy, not yet Hillock', {
        code: 'unsupported',
      })
    self.data.sort()
    return null
  }),
  method('in_unit(u, precision=None)', (self, [unit = null, precision], site) => {
    const measure = toArray(unit, site)
    if (measure === undefined) throw new PythonError('TypeError', 'in_unit() takes a unit')
    const { dimension, data, shape } = self
    const other =
      typeof unit === 'object' && unit?.kind === 'unit'
        ? unit.unit
        : { value: at(measure, 0), dimension: measure.dimension }
    try {
      return str(inUnit(data, shape, dimension, other, precisionOption(precision, site)))
    } catch (thrown) {
      throw asPythonError(thrown)
    }
  }),
  method('in_best_unit(precision=None)', ({ data, shape, dimension }, [precision], site) =>
    str(inBestUnit(data, shape, dimension, site.session.units, precisionOption(precision, site))),
  ),
  method('has_same_dimensions(obj)', (self, [other], site) =>
    invokeNow(sameDimensions(site), [self, other ?? null], site),
  ),
]

function tupleLengths(value: Value, site: CallSite): number[] {
  const items =
    typeof value === 'object' && value !== null && (value.kind === 'tuple' || value.kind === 'list')
      ? value.items
      : [value]
  return items.map(item => toInteger(item, 'a length', site))
}

function sameDimensions({ session }: CallSite): Value {
  return session.module('brian2')?.members.get('have_same_dimensions') ?? null
}

function precisionOption(value: Value | undefined, site: CallSite): { readonly precision?: number } {
  return given(value) ? { precision: toInteger(value, 'precision', site) } : {}
}

/** Brian 2's exception, where the unit tables throw it. */
function asPythonError(thrown: unknown): unknown {
  return thrown instanceof DimensionMismatchError ? new PythonError('DimensionMismatchError', thrown.message) : thrown
}

const rows = methods<ArrayValue>([...own, ...delegated.flatMap(([name, signature]) => delegate(name, signature))])

function getOf(values: ArrayValue, name: string, site: CallSite): Value | FunctionValue | undefined {
  return properties.get(name)?.(values, site) ?? rows.get(name)?.bind(values)
}

export const arrayAttributes: AttributeTable = {
  get: (value, name, site) => {
    const values = typeof value === 'object' && value?.kind === 'array' ? value : undefined
    return values === undefined ? undefined : getOf(values, name, site)
  },
  names: () => [...properties.keys(), ...rows.keys()],
}

const unitProperties: ReadonlyMap<string, (unit: Extract<Value, { kind: 'unit' }>) => Value> = new Map([
  ['name', ({ unit }) => str(unit.name)],
  ['dispname', ({ unit }) => str(unit.symbol)],
] as const)

export const unitAttributes: AttributeTable = {
  get: (value, name, site) => {
    if (typeof value !== 'object' || value?.kind !== 'unit') return undefined
    const found = unitProperties.get(name)?.(value)
    if (found !== undefined) return found
    const values = toArray(value, site)
    return values === undefined ? undefined : getOf(values, name, site)
  },
  names: () => [...unitProperties.keys(), ...properties.keys(), ...rows.keys()],
}
