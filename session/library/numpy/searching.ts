/** Functions that sort, search and compare sets. */
import type { ValueType } from '../../../abi/index.ts'
import { dimensionless, isDimensionless, sameDimension, type Dimension } from '../../../units/index.ts'
import { keepKind } from '../../arrays/arithmetic.ts'
import {
  array,
  asFloats,
  at,
  commonKindOf,
  inKindOf,
  inPrecisionOf,
  numbers,
  roomFor,
  withData,
  withDimension,
  type ArrayValue,
} from '../../arrays/array.ts'
import { broadcastShapes } from '../../arrays/broadcast.ts'
import { inStorageOf, stretched, stretchedTruths } from '../../arrays/elementwise.ts'
import { subtractFloats } from '../../generated/loops.ts'
import { numbersOfTruths, theyDiffer } from '../../arrays/byte-loops.ts'
import { chooseFloats, chooseSingles } from '../../arrays/float-loops.ts'
import { byNumber, orderOf, placesIn, sortedFloats, sortedSingles } from '../../arrays/order.ts'
import { commonDimension, dimensionError } from '../../arrays/dimensions.ts'
import { within } from '../../arrays/indexing.ts'
import { inOneKind, type Operand } from '../../arrays/operand.ts'
import { mapLines } from '../../arrays/reduce.ts'
import { pickAlong, reshape, wrapAxis } from '../../arrays/shape.ts'
import { unwrittenFloats, unwrittenSingles } from '../../arrays/unwritten.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { collect } from '../../evaluate/iterate.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { tuple, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { flag, given, needArray, needOperand, optionalInteger, optionalText, requireRow } from '../arguments.ts'
import { row } from '../row.ts'

/** Sorted along an axis, or everything in one row. */
export function sorted(values: ArrayValue, axis: number | undefined): ArrayValue {
  const { data, shape } = values
  if (data instanceof Float32Array && (axis === undefined || shape.length === 1)) {
    if (axis !== undefined) wrapAxis(values, axis)
    return withData(values, sortedSingles(data), [data.length])
  }
  return keepKind(values, mapLines(values, axis, sortedFloats, values.type, values.dimension))
}

function integers(numbers: Int32Array | Float64Array, shape: readonly number[] = [numbers.length]): ArrayValue {
  return array(asFloats(numbers), shape, 'integer')
}

/** An axis: the last unless given, none for None. */
function lineAxis(axis: Value | undefined, site: CallSite): number | undefined {
  return axis === undefined ? -1 : optionalInteger(axis, 'axis', site)
}

const sort = row('sort(a, axis=-1, kind=None)', ([a, axis], site) =>
  sorted(needArray(a, 'sort', site), lineAxis(axis, site)),
)

const argsort = row('argsort(a, axis=-1, kind=None)', ([a, axis], site) => {
  const values = needArray(a, 'argsort', site)
  const plain = withDimension(values, dimensionless)
  return mapLines(plain, lineAxis(axis, site), line => asFloats(orderOf(line)), 'integer', plain.dimension)
})

/** The last key counts most. */
const lexsort = row('lexsort(keys)', ([keys], site) => {
  const columns = collect(keys ?? null, site).map(key => needArray(key, 'lexsort', site))
  const length = columns[0]?.data.length ?? 0
  const places = Array.from({ length }, (_, k) => k)
  places.sort((i, j) => {
    for (const column of columns.toReversed()) {
      const difference = byNumber(at(column, i), at(column, j))
      if (difference !== 0) return difference
    }
    return i - j
  })
  return integers(Int32Array.from(places))
})

const unique = row(
  'unique(ar, return_index=False, return_inverse=False, return_counts=False)',
  ([ar, index, inverse, counts], site) => {
    const values = needArray(ar, 'unique', site)
    const wanted = [index, inverse, counts].map(each => flag(each, false, site))
    if (!wanted.includes(true)) {
      const apart = distinctOf(sortedFloats(asFloats(values.data)))
      const data = inPrecisionOf(inStorageOf(values.type, apart), values.type, [values])
      return keepKind(values, withData(values, data, [apart.length]))
    }
    const { first, starts, back } = groupsOf(asFloats(values.data))
    const found = pickAlong(reshape(values, [-1]), 0, first)
    const sizes = starts.map((start, k) => (starts[k + 1] ?? values.data.length) - start)
    const more = [integers(first), integers(back, values.shape), integers(Int32Array.from(sizes))]
    return tuple([found, ...more.filter((_, k) => wanted[k])])
  },
)

/** Each number of a sorted row once. */
function distinctOf(line: Float64Array): Float64Array {
  const found = unwrittenFloats(line.length)
  let count = 0
  for (let k = 0; k < line.length; k++) {
    const x = line[k] ?? NaN
    // A NaN is like any other here.
    const isNew = count === 0 || (x !== found[count - 1] && !(x !== x && found[count - 1] !== found[count - 1]))
    if (isNew) found[count++] = x
  }
  return found.slice(0, count)
}

/** Equal numbers together: where each stands first, where its group begins in the sorted row, and the group of each place. */
function groupsOf(line: Float64Array): {
  readonly first: Int32Array
  readonly starts: Int32Array
  readonly back: Float64Array
} {
  const order = orderOf(line)
  const [first, starts] = [new Int32Array(line.length), new Int32Array(line.length)]
  const back = new Float64Array(line.length)
  let count = 0
  for (let k = 0; k < order.length; k++) {
    const place = order[k] ?? 0
    if (count === 0 || byNumber(line[first[count - 1] ?? 0] ?? NaN, line[place] ?? NaN) !== 0) {
      first[count] = place
      starts[count] = k
      count++
    }
    back[place] = count - 1
  }
  return { first: first.subarray(0, count), starts: starts.subarray(0, count), back }
}

/** The distinct numbers of several arrays, each with how many of them have it. */
function distinct(arrays: readonly ArrayValue[]): { readonly type: ValueType; readonly counts: Map<number, number> } {
  const counts = new Map<number, number>()
  for (const { data } of arrays) for (const x of new Set(data)) counts.set(x, (counts.get(x) ?? 0) + 1)
  return { type: commonKindOf(arrays).type, counts }
}

/** A function of two sets; `keep` says which numbers stay, by being in the first and in the second. */
function ofSets(name: string, keep: (inFirst: boolean, inSecond: boolean) => boolean): FunctionValue {
  return row(`${name}(ar1, ar2)`, ([a, b], site) => {
    const [first, second] = [needArray(a, name, site), needArray(b, name, site)]
    const { type, counts } = distinct([first, second])
    const [left, right] = [new Set(first.data), new Set(second.data)]
    const kept = [...counts.keys()].filter(x => keep(left.has(x), right.has(x))).sort(byNumber)
    if (name !== 'setdiff1d')
      return array(inKindOf(inStorageOf(type, Float64Array.from(kept)), type, [first, second]), [kept.length], type)
    const own = inKindOf(inStorageOf(first.type, Float64Array.from(kept)), first.type, [first])
    return array(own, [kept.length], first.type, first.dimension)
  })
}

/** Which elements are among others. */
function membership(name: string, keepShape: boolean): FunctionValue {
  return row(`${name}(element, test_elements, assume_unique=False, invert=False)`, ([a, b, , invert], site) => {
    const values = needOperand(a, name, site)
    const others = needOperand(b, name, site)
    commonDimension(name, values, others, site.session)
    const data = new Uint8Array(values.values.data.length)
    findAmong(asFloats(values.values.data), new Set(asFloats(others.values.data)), data)
    if (flag(invert, false, site)) theyDiffer(data, Uint8Array.of(1), data)
    return array(data, keepShape ? values.values.shape : [data.length], 'boolean')
  })
}

/** So many are compared one by one. */
const fewToCompare = 16

/** Whether each number is among others; NaN never is. */
function findAmong(line: Float64Array, others: ReadonlySet<number>, result: Uint8Array): void {
  if (others.size <= fewToCompare) {
    for (const other of others)
      for (let k = 0; k < line.length; k++) result[k] = (result[k] ?? 0) | Number(line[k] === other)
    return
  }
  for (let k = 0; k < line.length; k++) {
    const x = line[k] ?? NaN
    result[k] = Number(x === x && others.has(x))
  }
}

const searchsorted = row("searchsorted(a, v, side='left')", ([a, v, side], site) => {
  const [line, wanted] = [needOperand(a, 'searchsorted', site), needOperand(v, 'searchsorted', site)]
  commonDimension('searchsorted', line, wanted, site.session)
  requireRow(line.values)
  const chosen = optionalText(side, 'side') ?? 'left'
  if (chosen !== 'left' && chosen !== 'right')
    throw new PythonError('ValueError', `search side must be 'left' or 'right' (got '${chosen}')`)
  const places = placesIn(asFloats(line.values.data), asFloats(wanted.values.data), chosen === 'right')
  return array(places, wanted.values.shape, 'integer')
})

/** In which bin each number lies; the bins may go up or down. */
const digitize = row('digitize(x, bins, right=False)', ([x, bins, right], site) => {
  const [values, edges] = [needArray(x, 'digitize', site), needArray(bins, 'digitize', site)]
  requireRow(edges)
  const closed = flag(right, false, site)
  const ascending = doAscend(asFloats(edges.data))
  const line = asFloats(ascending ? edges.data : edges.data.toReversed())
  const places = placesIn(line, asFloats(values.data), !closed)
  if (!ascending) subtractFloats(Float64Array.of(line.length), places, places)
  return array(places, values.shape, 'integer')
})

/**
 * Whether edges go up and not down. As in numpy the first two that differ say so, NaN differing from everything and coming
 * after nothing.
 *
 * @throws PythonError ValueError for edges that go up and down
 */
function doAscend(edges: Float64Array): boolean {
  let k = 1
  while (k < edges.length && edges[k] === edges[k - 1]) k++
  if (k >= edges.length) return true
  const ascending = (edges[k - 1] ?? NaN) < (edges[k] ?? NaN)
  for (k++; k < edges.length; k++) {
    const [last, next] = [edges[k - 1] ?? NaN, edges[k] ?? NaN]
    if (ascending ? last > next : last < next)
      throw new PythonError('ValueError', 'bins must be monotonically increasing or decreasing')
  }
  return ascending
}

/** The places of what is not zero: one array of indices for every axis. */
function placesOf(values: ArrayValue): ArrayValue[] {
  const found = numbersOfTruths(stretchedTruths(values, values.shape))
  const shape = values.shape.length === 0 ? [1] : values.shape
  return shape.map((length, axis) => {
    const below = shape.slice(axis + 1).reduce((size, n) => size * n, 1)
    const isWhole = axis === 0 && below === 1
    return integers(isWhole ? found : found.map(k => Math.floor(k / below) % length))
  })
}

const where = row('where(condition, x=None, y=None, /)', ([condition, x, y], site) => {
  const test = needArray(condition, 'where', site)
  if (x === undefined && y === undefined) return tuple(placesOf(test))
  if (!given(x) || !given(y)) throw new PythonError('ValueError', 'either both or neither of x and y should be given')
  const [left, right] = inOneKind(needOperand(x, 'where', site), needOperand(y, 'where', site))
  const dimension = alikeInWhere(left, right, site)
  const shape = broadcastShapes(test.shape, broadcastShapes(left.values.shape, right.values.shape))
  const { type } = commonKindOf([left.values, right.values])
  const truths = stretchedTruths(test, shape)
  const [ifTrue, ifFalse] = [stretched(left.values, shape), stretched(right.values, shape)]
  if (ifTrue instanceof Float32Array && ifFalse instanceof Float32Array) {
    const singles = unwrittenSingles(roomFor(shape))
    chooseSingles(truths, ifTrue, ifFalse, singles)
    return array(singles, shape, type, dimension)
  }
  const data = unwrittenFloats(roomFor(shape))
  chooseFloats(truths, asFloats(ifTrue), asFloats(ifFalse), data)
  return array(inKindOf(inStorageOf(type, data), type, [left.values, right.values]), shape, type, dimension)
})

/** A plain zero goes with anything. */
function alikeInWhere(left: Operand, right: Operand, { session }: CallSite): Dimension {
  const [a, b] = [left.values.dimension, right.values.dimension]
  if (sameDimension(a, b)) return a
  const isZero = ({ values }: Operand): boolean =>
    isDimensionless(values.dimension) && values.data.every(value => value === 0)
  if (isZero(left)) return b
  if (isZero(right)) return a
  throw dimensionError('x and y need to have the same dimensions', [a, b], session.units)
}

const argwhere = row('argwhere(a)', ([a], site) => {
  const columns = placesOf(needArray(a, 'argwhere', site))
  const count = columns[0]?.data.length ?? 0
  const data = numbers(roomFor([count, columns.length]), k => {
    const axis = k % columns.length
    return columns[axis]?.data[(k - axis) / columns.length] ?? 0
  })
  return integers(data, [count, columns.length])
})

/** The first condition that holds decides. */
const select = row('select(condlist, choicelist, default=0)', ([conditions, choices, otherwise], site) => {
  const tests = collect(conditions ?? null, site)
  const values = collect(choices ?? null, site)
  if (tests.length !== values.length) {
    throw new PythonError('ValueError', 'list of cases must be same length as list of conditions')
  }
  let result: Value = otherwise ?? 0n
  for (let k = tests.length - 1; k >= 0; k--) {
    result = resultOf(where.call([tests[k], values[k], result], site))
  }
  return result
})

function resultOf(value: ReturnType<FunctionValue['call']>): Value {
  const waits = typeof value === 'object' && (value?.kind === 'suspended' || value?.kind === 'unfinished')
  if (waits) throw new Error('where() waits for nothing')
  return value
}

/** numpy's functions that sort and search. */
export const searching: readonly FunctionValue[] = [
  sort,
  argsort,
  lexsort,
  unique,
  ofSets('union1d', () => true),
  ofSets('intersect1d', (a, b) => a && b),
  ofSets('setdiff1d', (a, b) => a && !b),
  ofSets('setxor1d', (a, b) => a !== b),
  membership('isin', true),
  membership('in1d', false),
  searchsorted,
  digitize,
  where,
  select,
  argwhere,
  row('nonzero(a)', ([a], site) => tuple(placesOf(needArray(a, 'nonzero', site)))),
  row(
    'flatnonzero(a)',
    ([a], site) => placesOf(reshape(needArray(a, 'flatnonzero', site), [-1]))[0] ?? integers(new Int32Array()),
  ),
  row('extract(condition, arr)', ([condition, a], site) => {
    const chosen = placesOf(reshape(needArray(condition, 'extract', site), [-1]))[0] ?? integers(new Int32Array())
    return pickAlong(reshape(needArray(a, 'extract', site), [-1]), 0, length =>
      Int32Array.from(chosen.data, k => within(k, length, 0)),
    )
  }),
]
