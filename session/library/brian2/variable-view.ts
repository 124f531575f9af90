/**
 * `G.v`, `spikemon.t`: a live view of a state variable or record. It acts as its array in arithmetic and functions
 * (semantics §10.11), and reads and writes its owner when indexed (§5.8, §5.9).
 */
import type { BinaryOperator } from '../../../compiler/grammar/ast.ts'
import { Synapses, type VariableOwner } from '../../../network/index.ts'
import { dimensionless, isDimensionless, unitOf, type Dimension } from '../../../units/index.ts'
import { kindOf } from '../../arrays/kinds.ts'
import { array, dtypeName, withDimension, type ArrayValue } from '../../arrays/array.ts'
import { type Kept, liveView } from '../../evaluate/array-view.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { identity } from '../../evaluate/hash.ts'
import { binary } from '../../evaluate/operators.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { isWholeSlice, wholeNumber } from '../../evaluate/indices.ts'
import { getItem } from '../../evaluate/subscript.ts'
import { dtypeValue } from '../numpy/element-type.ts'
import { indicesIn } from './owner.ts'
import { requireSimulated } from './standalone.ts'
import { brianOf } from './state.ts'
import { synapticIndex } from './synaptic-indices.ts'
import { dimensionValue } from './quantities.ts'
import {
  isStr,
  isObject,
  str,
  tuple,
  type ObjectType,
  type ObjectValue,
  type SliceValue,
  type Value,
} from '../../evaluate/values.ts'
import { arrayText, plainText } from '../../print/show.ts'
import type { SourceText } from '../../../diagnostics/index.ts'

/** What a view shows. */
export interface ViewData {
  /** The group or subgroup whose variable it is, if it is one. */
  readonly group?: VariableOwner
  /** Brian's name of its owner: `neurongroup`. */
  readonly owner: string
  /** With a trailing underscore where units are left out. */
  readonly name: string
  readonly dimension: Dimension
  /** One value for the whole group, by its definition. */
  readonly shared: boolean
  /** Its elements now, a fresh copy; without shape where they are all one. */
  readonly read: (site: CallSite | undefined) => ArrayValue
  /** How many elements there are, and one of them as an array, where that takes no look at the others. */
  readonly single?: { readonly length: number; readonly at: (place: number) => ArrayValue } | undefined
  /** Its elements where they are, of which `G.v[:]` is a view. */
  readonly kept?: Kept
  /** Whether its elements cannot be computed without the names of the script, which nobody looks at where it is shown. */
  readonly needsNames?: () => boolean
  /** Indices of the elements that a string stands for: a condition, or an expression of indices. */
  readonly select?: (index: SourceText, site: CallSite) => Int32Array
  /** Without it the view cannot be written. */
  readonly write?: (index: Value | undefined, value: Value, site: CallSite) => void
}

export function view(data: ViewData): ObjectValue {
  return { kind: 'object', type: viewType, data }
}

/** What a value shows, if it is a view. */
export function shownOf(value: Value): ViewData | undefined {
  return isObject(value, viewType) ? dataOf(value) : undefined
}

const dataOf = (object: ObjectValue): ViewData => object.data as ViewData

/** What is shown, of which values may be asked. */
function simulated(object: ObjectValue, site: CallSite): ViewData {
  const data = dataOf(object)
  if (data.group !== undefined) requireSimulated(data.group, brianOf(site.session))
  return data
}

/** Attributes that look at the values. */
const valued: ReadonlySet<string> = new Set(['shape', 'size', 'ndim', 'dtype'])

/** Reads `view[index]`. */
function item(object: ObjectValue, index: Value, site: CallSite): Value {
  const data = simulated(object, site)
  if (data.shared) {
    if (isWholeSlice(index)) return data.read(site)
    if (isStr(index)) {
      const message = `Cannot access the variable '${data.name}' with a string expression, it is a scalar variable.`
      throw new PythonError('IndexError', message)
    }
    throw new PythonError('IndexError', `Illegal index for variable '${data.name}', it is a scalar variable.`)
  }
  if (data.kept !== undefined && isWholeSlice(index) && index.step === null) return liveView(data.kept)
  const { single } = data
  const place = single === undefined || typeof index === 'boolean' ? undefined : wholeNumber(index, site)
  if (single !== undefined && place !== undefined && place >= -single.length && place < single.length)
    return getItem(single.at(place < 0 ? place + single.length : place), 0n, site)
  const values = data.read(site)
  if (values.shape.length === 0) return onlyOne(values, index)
  if (isStr(index)) {
    if (data.select === undefined) {
      throw unsupported('a string as the index of what a monitor counts is Brian 2, not yet Hillock', {
        help: `write ${data.owner}.${data.name}[…] with a list of truth values instead`,
      })
    }
    const indices = data.select(index.text, site)
    return getItem(values, array(indices, [indices.length], 'integer'), site)
  }
  return getItem(values, checkedIndex(index, site, data.group), site)
}

/** A subexpression of what is the same for all neurons has one value: Brian gives it for every slice. */
function onlyOne(values: ArrayValue, index: Value): Value {
  if (typeof index === 'object' && index?.kind === 'slice') return values
  throw new PythonError('IndexError', 'invalid index to scalar variable.')
}

/**
 * An index as Brian 2 takes it: a slice as it is, anything else as an array of integers, one number for a single neuron; synapses
 * have indices of their own.
 *
 * @throws PythonError for what else numpy would take
 */
export function checkedIndex(index: Value, site: CallSite, group?: VariableOwner): SliceValue | ArrayValue {
  if (group instanceof Synapses) return synapticIndex(group, index, site)
  if (typeof index === 'object' && index?.kind === 'slice') return index
  if (typeof index === 'object' && index?.kind === 'tuple') {
    throw new PythonError('IndexError', `Can only interpret 1-d indices, got ${index.items.length} dimensions.`)
  }
  const part = indicesIn(index)
  if (part !== undefined) return array(Int32Array.from(part))
  const values = toArray(index, site)
  if (values?.type === 'integer' && kindOf(values).isSigned) return values
  if (values?.type !== 'boolean') {
    const type = values === undefined ? 'object' : dtypeName(values)
    const message = `Indexing is only supported for integer and boolean arrays, not for type ${type}`
    throw new PythonError('TypeError', message)
  }
  const { data, shape } = values
  if (shape.length === 0)
    throw new PythonError(
      'ValueError',
      'Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead.',
    )
  const row = data.length / Math.max(1, shape[0] ?? 1)
  return array(
    Int32Array.from(
      [...data.keys()].filter(k => data[k] !== 0),
      k => Math.floor(k / row),
    ),
  )
}

const attributes: ReadonlyMap<string, (data: ViewData, site: CallSite) => Value> = new Map<
  string,
  (data: ViewData, site: CallSite) => Value
>([
  ['shape', (data, site) => tuple(data.read(site).shape.map(BigInt))],
  ['size', (data, site) => BigInt(data.read(site).data.length)],
  ['ndim', (data, site) => BigInt(data.read(site).shape.length)],
  ['name', data => str(data.name)],
  ['dtype', (data, site) => dtypeValue(dtypeName(data.read(site)))],
  ['dim', ({ dimension }) => dimensionValue(dimension)],
  ['unit', ({ dimension }, { session }) => ({ kind: 'unit', unit: unitOf(dimension, session.units) })],
])

const viewType: ObjectType = {
  name: 'VariableView',
  attribute: (object, name, site) =>
    attributes.get(name)?.(valued.has(name) ? simulated(object, site) : dataOf(object), site),
  attributeNames: () => attributes.keys(),
  item,
  setItem: (object, index, value, site) => {
    const data = dataOf(object)
    if (data.write === undefined) throw readOnly(data.name)
    data.write(index, value, site)
  },
  length: (object, site) => {
    const { single, read } = dataOf(object)
    const [length] = single === undefined ? read(site).shape : [single.length]
    if (length === undefined) throw new PythonError('TypeError', 'len() of a scalar variable')
    return length
  },
  array: (object, site) => simulated(object, site).read(site),
  // as a key it stands for its variable: run_args={G.tau: 5*ms}
  hash: (object, { session }) => `i${identity(object, session)}`,
  inPlace,
  keepsItems: true,
  repr: (object, display) => {
    const { owner, name, shared, read, needsNames } = dataOf(object)
    if (needsNames?.() === true) {
      return `<${owner}.${name}: [Subexpression refers to external parameters. Use 'group.${name}[:]']>`
    }
    const values = read(undefined)
    const isPlain = shared || (values.shape.length === 0 && values.type === 'integer')
    const text =
      isPlain && isDimensionless(values.dimension) ? plainText(values, display) : arrayText(values, 'repr', display)
    return `<${owner}.${name}: ${text}>`
  },
}

export function readOnly(name: string): PythonError {
  return new PythonError('TypeError', `Variable ${name} is read-only.`, { code: 'read-only' })
}

/** A view without units: `G.v_`. */
export function unitless(data: ViewData, write: ViewData['write']): ViewData {
  const { read } = data
  const plain: ViewData = {
    ...(data.group !== undefined && { group: data.group }),
    owner: data.owner,
    name: `${data.name}_`,
    dimension: dimensionless,
    shared: data.shared,
    read: site => withDimension(read(site), dimensionless),
    ...(data.select !== undefined && { select: data.select }),
    ...(data.single !== undefined && {
      single: {
        length: data.single.length,
        at: (place: number) => withDimension(data.single?.at(place) ?? read(undefined), dimensionless),
      },
    }),
    ...(data.needsNames !== undefined && { needsNames: data.needsNames }),
    ...(data.kept !== undefined && { kept: { ...data.kept, dimension: dimensionless } }),
  }
  return write === undefined ? plain : { ...plain, write }
}

/** `G.v += 1*mV` works on all elements; strings are refused with Brian 2's advice. */
function inPlace(operator: BinaryOperator, object: ObjectValue, added: Value, site: CallSite): Value {
  if (isStr(added)) {
    const message = `In-place modification with strings not supported. Use group.var = 'var ${operator} expression' instead of group.var ${operator}= 'expression'.`
    throw new PythonError('TypeError', message)
  }
  return binary(operator, simulated(object, site).read(site), added, site)
}
