/** What functions of pairs have behind a dot in numpy: `add.reduce`, `maximum.accumulate`, `multiply.outer`, `add.at`. */
import { isDimensionless } from '../../../units/index.ts'
import {
  array,
  asFloats,
  copyOf,
  numbers,
  sizeOf,
  withData,
  type ArrayValue,
  type Storage,
} from '../../arrays/array.ts'
import { areSafeIntegers, requireExact } from '../../arrays/float-loops.ts'
import { requireFit, takenBy } from '../../arrays/indexing.ts'
import { stretchedFloats } from '../../arrays/elementwise.ts'
import { mapLines } from '../../arrays/reduce.ts'
import { reshape } from '../../arrays/shape.ts'
import { rewritten } from '../../evaluate/array-view.ts'
import { readIndices } from '../../evaluate/indices.ts'
import { requireSameKind } from '../../evaluate/operators.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import type { FunctionValue, Value } from '../../evaluate/values.ts'
import { needArray, needOperand, optionalInteger } from '../arguments.ts'
import { notYet } from '../../later.ts'
import { row, table } from '../row.ts'

/** Their names. */
export const ufuncMethods: readonly string[] = ['accumulate', 'at', 'outer', 'reduce']

interface Pairwise {
  readonly of: (x: number, y: number) => number
  /** The function that goes through a whole line, and the one that tells each result on the way. */
  readonly reduces?: string
  readonly accumulates?: string
  /** Whether what it tells on the way is of one of them, by its own rule. */
  readonly chooses?: true
}

const pairs: ReadonlyMap<string, Pairwise> = new Map<string, Pairwise>([
  ['add', { of: (x, y) => x + y, reduces: 'sum', accumulates: 'cumsum' }],
  ['subtract', { of: (x, y) => x - y }],
  ['multiply', { of: (x, y) => x * y, reduces: 'prod', accumulates: 'cumprod' }],
  ['divide', { of: (x, y) => x / y }],
  ['true_divide', { of: (x, y) => x / y }],
  ['maximum', { of: Math.max, reduces: 'amax', chooses: true }],
  ['minimum', { of: Math.min, reduces: 'amin', chooses: true }],
  ['logical_and', { of: (x, y) => Number(x !== 0 && y !== 0), reduces: 'all' }],
  ['logical_or', { of: (x, y) => Number(x !== 0 || y !== 0), reduces: 'any' }],
])

/** The same function with its methods, which use others of numpy's by name. */
export function withUfuncMethods(own: FunctionValue, all: ReadonlyMap<string, FunctionValue>): FunctionValue {
  const pair = pairs.get(own.name)
  if (pair === undefined) return own
  return { ...own, attributes: table([outer(own), at(own.name, pair), ...alongLines(own.name, pair, all)]) }
}

/** Every element of one array with every element of another one. */
function outer(own: FunctionValue): FunctionValue {
  return row('outer(A, B)', ([a, b], site) => {
    const [left, right] = [needArray(a, 'outer', site), needArray(b, 'outer', site)]
    const ahead = right.shape.map(() => 1)
    return own.call([reshape(left, [...left.shape, ...ahead]), right], site)
  })
}

/** `a[indices] = f(a[indices], b)`, one after the other: an index that is there twice counts twice. */
function at(name: string, { of }: Pairwise): FunctionValue {
  return row('at(a, indices, b)', ([target = null, index = null, b], site) => {
    const [into, given] = [needOperand(target, name, site), needOperand(b, name, site)]
    requireSameKind(into.values, given.values, name)
    if (![into, given].every(({ values }) => isDimensionless(values.dimension))) {
      const message = `operand type(s) all returned NotImplemented from __array_ufunc__(<ufunc '${name}'>, 'at', ${into.text()}, …): 'Quantity'`
      throw new PythonError('TypeError', message, { help: `numpy's ${name}.at() takes plain numbers: write a_ for a` })
    }
    const done = rewritten(target, values => {
      const places = takenBy(
        array(
          numbers(sizeOf(values.shape), k => k),
          values.shape,
          'integer',
        ),
        readIndices(index, site),
      )
      requireFit(given.values, places.shape)
      return withData(values, changed(values, places, stretchedFloats(given.values, places.shape), of), values.shape)
    })
    if (done === undefined) throw new PythonError('TypeError', 'first operand must be array')
    return null
  })
}

function changed(values: ArrayValue, { data: places }: ArrayValue, others: Float64Array, of: Pairwise['of']): Storage {
  const data = copyOf(values.data)
  const step = others.length === places.length ? 1 : 0
  for (let k = 0; k < places.length; k++) {
    const place = places[k] ?? 0
    data[place] = of(data[place] ?? NaN, others[k * step] ?? NaN)
  }
  if (values.type === 'integer') requireExact(areSafeIntegers(asFloats(data)))
  return data
}

function alongLines(
  name: string,
  { of, reduces = '', accumulates = '', chooses }: Pairwise,
  all: ReadonlyMap<string, FunctionValue>,
): readonly FunctionValue[] {
  const [whole, running] = [all.get(reduces), all.get(accumulates)]
  return [
    whole === undefined
      ? missing(name, 'reduce')
      : onFirstAxis('reduce(array, axis=0, dtype=None, keepdims=False)', whole),
    running !== undefined
      ? onFirstAxis('accumulate(array, axis=0, dtype=None)', running)
      : chooses !== true
        ? missing(name, 'accumulate')
        : row('accumulate(array, axis=0)', ([a, axis], site) => {
            const values = needArray(a, name, site)
            const along = (line: Float64Array): Float64Array => {
              for (let k = 1; k < line.length; k++) line[k] = of(line[k - 1] ?? NaN, line[k] ?? NaN)
              return line
            }
            const which = optionalInteger(axis, 'axis', site) ?? 0
            return mapLines(values, which, line => along(line.slice()), values.type, values.dimension)
          }),
  ]
}

function missing(name: string, method: string): FunctionValue {
  return row(`${method}(array, axis=0)`, () => {
    throw unsupported(notYet(`${name}.${method}()`, 'numpy'))
  })
}

/** A function of whole lines, which goes along the first axis unless another one is given. */
function onFirstAxis(signature: string, whole: FunctionValue): FunctionValue {
  const places = ['axis', 'dtype', 'keepdims'].map(name => whole.parameters.findIndex(each => each.name === name))
  return row(signature, ([a, axis = 0n, ...more], site) => {
    const arguments_: (Value | undefined)[] = [a]
    for (const [k, value] of [axis, ...more].entries()) {
      const place = places[k] ?? -1
      if (value === undefined) continue
      if (place < 0) throw new PythonError('TypeError', `${whole.name}() takes no ${['axis', 'dtype', 'keepdims'][k]}`)
      arguments_[place] = value
    }
    return whole.call(arguments_, site)
  })
}
