/** What stands behind the dot of an array, quantity or unit. */
import { bestUnit, isDimensionless, unitOf } from '../../../units/index.ts'
import { array, at, copyOf, dtypeName, sizeOf, withData, type ArrayValue, zerosLike } from '../../arrays/array.ts'
import { fromReal } from '../../arrays/complex-array.ts'
import { within } from '../../arrays/indexing.ts'
import { float64 } from '../../arrays/kinds.ts'
import { LateCopy } from '../../arrays/late-copy.ts'
import { permuted } from '../../arrays/lattice.ts'
import { transposed } from '../../arrays/shape.ts'
import { relaid, rewritten } from '../../evaluate/array-view.ts'
import type { AttributeTable, CallSite } from '../../evaluate/call.ts'
import { complexValue } from '../../evaluate/complex-arrays.ts'
import { element } from '../../evaluate/iterate.ts'
import { setItem } from '../../evaluate/subscript.ts'
import { invokeNow } from '../../evaluate/invoke.ts'
import type { Parameter } from '../../evaluate/parameters.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { bytes, firstValue, list, str, tuple, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { flag, given, optionalAxes, optionalInteger, rest } from '../arguments.ts'
import { bestUnitText, dimensionValue, unitText } from '../brian2/quantities.ts'
import { elementBytes } from '../files/npy.ts'
import { textOfBytes } from '../text-encoding.ts'
import { cast, dtypeValue, elementType, isComplexType, isOfKind } from '../numpy/element-type.ts'
import { numpyRows } from '../numpy/index.ts'
import { sorted } from '../numpy/searching.ts'
import {
  isColumnsFirst,
  ravelled,
  readLengths,
  relay,
  rearrangeAxes,
  reshaped,
  squeezed,
  transposition,
} from '../numpy/shaping.ts'
import { method, methodRow, methods, type MethodRow } from '../row.ts'

type Property = (values: ArrayValue, site: CallSite) => Value

const properties: ReadonlyMap<string, Property> = new Map<string, Property>([
  ['shape', ({ shape }) => tuple(shape.map(BigInt))],
  ['size', ({ shape }) => BigInt(sizeOf(shape))],
  ['ndim', ({ shape }) => BigInt(shape.length)],
  ['itemsize', ({ data }) => BigInt(data.BYTES_PER_ELEMENT)],
  ['nbytes', ({ data }) => BigInt(data.byteLength)],
  ['real', values => values],
  ['imag', values => withData(values, zerosLike(values.data, values.data.length), values.shape)],
  ['dtype', values => dtypeValue(dtypeName(values))],
  ['unit', ({ dimension }, { session }) => ({ kind: 'unit', unit: unitOf(dimension, session.units) })],
  ['dim', ({ dimension }) => dimensionValue(dimension)],
  ['dimensions', ({ dimension }) => dimensionValue(dimension)],
  ['is_dimensionless', ({ dimension }) => isDimensionless(dimension)],
])

/** Methods that are functions of numpy under the same name, the array being their first argument. */
const delegated: readonly string[] = [
  'all', 'any', 'argmax', 'argmin', 'argsort', 'clip', 'conj', 'conjugate', 'cumprod', 'cumsum', 'diagonal', 'dot', 'max', 'mean', 'min',
  'nonzero', 'prod', 'ptp', 'repeat', 'round', 'searchsorted', 'std', 'sum', 'take', 'trace',
  'var',
] // prettier-ignore

function delegate(name: string): MethodRow<ArrayValue>[] {
  const found = numpyRows.get(name)
  if (found === undefined) return []
  const { call } = found
  const parameters = found.parameters.slice(1).map(each => limitNames.get(`${name}.${each.name}`) ?? each)
  return [methodRow(name, parameters, (self, arguments_, site) => call([self, ...arguments_], site))]
}

/** Parameters that the method calls otherwise than the function. */
const limitNames: ReadonlyMap<string, Parameter> = new Map([
  ['clip.a_min', { name: 'min', kind: 'ordinary', required: false }],
  ['clip.a_max', { name: 'max', kind: 'ordinary', required: false }],
])

function toList(values: ArrayValue): Value {
  const [length] = values.shape
  if (length === undefined) {
    const number = at(values, 0)
    if (!isDimensionless(values.dimension)) return values
    return values.type === 'float' ? number : values.type === 'boolean' ? number !== 0 : BigInt(number)
  }
  return list(Array.from({ length }, (_, k) => toList(element(values, k))))
}

const own: readonly MethodRow<ArrayValue>[] = [
  method('copy()', self => withData(self, LateCopy.copyOf(self), self.shape)),
  method("flatten(order='C')", (self, [order]) => {
    const values = isColumnsFirst(order) ? transposed(self) : self
    return withData(values, copyOf(values.data), [values.data.length])
  }),
  method("astype(dtype, order='K', casting='unsafe', subok=True, copy=True)", (self, [dtype, , , , copy], site) => {
    if (given(dtype) && isComplexType(dtype)) return complexValue(fromReal(self))
    const type = elementType(dtype) ?? float64
    return isOfKind(self, type) && !flag(copy, true, site) ? self : cast(self, type, site.session.math.rows.areOther)
  }),
  method('tolist()', self => toList(self)),
  method('tobytes()', self => bytes(textOfBytes(elementBytes(self)))),
  method('item(index=None)', (self, [index], site) => {
    if (index === undefined && self.data.length !== 1) {
      throw new PythonError('ValueError', 'can only convert an array of size 1 to a Python scalar')
    }
    const k = within(optionalInteger(index, 'index', site) ?? 0, self.data.length, 0)
    return toList(array(self.data.slice(k, k + 1), [], self.type, self.dimension))
  }),
  method('in_unit(u, precision=None)', (self, [unit = null, precision], site) => unitText(self, unit, precision, site)),
  method('in_best_unit(precision=None)', (self, [precision], site) => bestUnitText(self, precision, site)),
  method('get_best_unit()', ({ data, shape, dimension }, _, { session }) => ({
    kind: 'unit',
    unit: bestUnit(data, shape, dimension, session.units),
  })),
  method('has_same_dimensions(obj)', (self, [other], site) =>
    invokeNow(sameDimensions(site), [self, other ?? null], site),
  ),
]

/** Numbers as arguments of their own, or all in one tuple. */
function lengthsOf(value: Value | undefined, site: CallSite): number[] {
  const items = rest(value)
  const [only] = items
  return items.length === 1 && only !== undefined
    ? readLengths(only, site)
    : items.flatMap(item => readLengths(item, site))
}

function sameDimensions({ session }: CallSite): Value {
  return session.library.get('brian2')?.members.get('have_same_dimensions') ?? null
}

/** What gives views of the array, or changes it where it is. */
const lasting = methods<Value>([
  method('ravel(order=None)', (self, [order], site) => ravelled(self, order, site)),
  method('reshape(*shape, order=None)', (self, [shape, order], site) =>
    reshaped(self, 'reshape', lengthsOf(shape, site), order, site),
  ),
  method('transpose(*axes)', (self, [axes], site) => {
    const order = lengthsOf(axes, site)
    return rearrangeAxes(self, 'transpose', site, values => transposition(values, order.length > 0 ? order : undefined))
  }),
  method('squeeze(axis=None)', (self, [axis], site) => {
    const axes = optionalAxes(axis, site)
    return relay(self, 'squeeze', site, lattice => squeezed(lattice, axes))
  }),
  method('swapaxes(axis1, axis2)', (self, [first = null, second = null], site) =>
    invokeNow(numpyRows.get('swapaxes') ?? null, [self, first, second], site),
  ),
  method('fill(value)', (self, [value = null], site) => {
    setItem(self, { kind: 'ellipsis' }, value, site)
    return null
  }),
  method('sort(axis=-1, kind=None)', (self, [axis], site) => {
    rewritten(self, values => sorted(values, optionalInteger(axis, 'axis', site) ?? -1))
    return null
  }),
])

const lastingProperties: ReadonlyMap<string, (self: Value, site: CallSite) => Value> = new Map([
  ['T', (self: Value) => relaid(self, lattice => permuted(lattice, transposition(lattice, undefined))) ?? self],
  ['flat', (self: Value, site: CallSite) => reshaped(self, 'flat', [-1], undefined, site)],
])

const rows = methods<ArrayValue>([...own, ...delegated.flatMap(delegate)])

function getOf(values: ArrayValue, name: string, site: CallSite): Value | FunctionValue | undefined {
  return properties.get(name)?.(values, site) ?? rows.get(name)?.bind(values)
}

/** What looks at the numbers of a view, if at all, and gives others. */
const looking: ReadonlySet<string> = new Set([
  'shape', 'size', 'ndim', 'copy', 'all', 'any', 'argmax', 'argmin', 'max', 'mean', 'min', 'prod', 'ptp', 'std', 'sum', 'var',
]) // prettier-ignore

export const arrayAttributes: AttributeTable = {
  get: (value, name, site) => {
    const own = firstValue(lastingProperties.get(name)?.(value, site), lasting.get(name)?.bind(value))
    if (own !== undefined) return own
    const late = typeof value === 'object' && value?.kind === 'object' && looking.has(name)
    const values = (late ? value.type.lateCopy?.(value) : undefined) ?? toArray(value, site)
    return values === undefined ? undefined : getOf(values, name, site)
  },
  names: () => [...lastingProperties.keys(), ...lasting.keys(), ...properties.keys(), ...rows.keys()],
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
