/** Functions that make few numbers of many, and running ones. */
import type { ValueType } from '../../../abi/index.ts'
import { dimensionless, powerDimension, type Dimension } from '../../../units/index.ts'
import type { ArrayValue } from '../../arrays/array.ts'
import { mapElements } from '../../arrays/elementwise.ts'
import { roundHalfEven } from '../../arrays/math.ts'
import { extremeOf, mapLines, mean, pairwiseSum, reduce, variance, type Reducer } from '../../arrays/reduce.ts'
import { toInteger } from '../../evaluate/numeric.ts'
import type { FunctionValue } from '../../evaluate/values.ts'
import { needArray, optionalInteger } from '../arguments.ts'
import { row } from '../row.ts'

interface Reduction {
  readonly name: string
  readonly reducer: Reducer
  /** Type of the result; the elements' own unless given. */
  readonly type?: (from: ValueType) => ValueType
  readonly dimension?: (from: Dimension) => Dimension
}

const counted = (type: ValueType): ValueType => (type === 'boolean' ? 'integer' : type)
const floating = (): ValueType => 'float'
const none = (): Dimension => dimensionless

function reduction({ name, reducer, type = from => from, dimension = from => from }: Reduction): FunctionValue {
  return row(`${name}(a, axis=None)`, ([a, axis], site) => {
    const values = needArray(a, name, site)
    const along = optionalInteger(axis, 'axis', site)
    return reduce(values, along, reducer, type(values.type), dimension(values.dimension))
  })
}

/** `std` and `var`, with their degrees of freedom. */
function spreading(name: string, root: boolean): FunctionValue {
  return row(`${name}(a, axis=None, *, ddof=0)`, ([a, axis, ddof], site) => {
    const values = needArray(a, name, site)
    const freedom = ddof === undefined ? 0 : toInteger(ddof, 'ddof', site)
    const reducer = (line: Float64Array): number => {
      const spread = variance(line, freedom)
      return root ? Math.sqrt(spread) : spread
    }
    const dimension = root ? values.dimension : powerDimension(values.dimension, 2)
    return reduce(values, optionalInteger(axis, 'axis', site), reducer, 'float', dimension)
  })
}

function indexOf(sign: 1 | -1): Reducer {
  return line => {
    const best = extremeOf(line, sign)
    return line.findIndex(x => x === best || (Number.isNaN(best) && Number.isNaN(x)))
  }
}

function running(line: Float64Array): Float64Array {
  let sum = 0
  return line.map(x => (sum += x))
}

function differences(line: Float64Array): Float64Array {
  return line.slice(1).map((x, k) => x - (line[k] ?? 0))
}

const cumsum = row('cumsum(a, axis=None)', ([a, axis], site) => {
  const values = needArray(a, 'cumsum', site)
  return mapLines(values, optionalInteger(axis, 'axis', site), running, counted(values.type), values.dimension)
})

const diff = row('diff(a, n=1, axis=-1)', ([a, n, axis], site) => {
  const along = optionalInteger(axis, 'axis', site) ?? -1
  let values: ArrayValue = needArray(a, 'diff', site)
  const times = n === undefined ? 1 : toInteger(n, 'n', site)
  for (let k = 0; k < times; k++) values = mapLines(values, along, differences, counted(values.type), values.dimension)
  return values
})

const around = row('around(a, decimals=0)', ([a, decimals], site) => {
  const values = needArray(a, 'around', site)
  const digits = decimals === undefined ? 0 : toInteger(decimals, 'decimals', site)
  const factor = Number(`1e${Math.abs(digits)}`)
  const rounded =
    digits >= 0 ? (x: number) => roundHalfEven(x * factor) / factor : (x: number) => roundHalfEven(x / factor) * factor
  return values.type === 'float' ? mapElements(values, rounded, 'float', values.dimension) : values
})

/** numpy's reductions. */
export const reductions: readonly FunctionValue[] = [
  reduction({ name: 'sum', reducer: line => pairwiseSum(line) + 0, type: counted }),
  reduction({
    name: 'prod',
    reducer: line => line.reduce((product, x) => product * x, 1),
    type: counted,
    dimension: none,
  }),
  reduction({ name: 'mean', reducer: mean, type: floating }),
  reduction({ name: 'amin', reducer: line => extremeOf(line, -1) }),
  reduction({ name: 'amax', reducer: line => extremeOf(line, 1) }),
  reduction({ name: 'argmin', reducer: indexOf(-1), type: () => 'integer', dimension: none }),
  reduction({ name: 'argmax', reducer: indexOf(1), type: () => 'integer', dimension: none }),
  reduction({ name: 'any', reducer: line => Number(line.some(x => x !== 0)), type: () => 'boolean', dimension: none }),
  reduction({ name: 'all', reducer: line => Number(line.every(x => x !== 0)), type: () => 'boolean', dimension: none }),
  reduction({ name: 'median', reducer: median, type: floating }),
  reduction({ name: 'ptp', reducer: line => extremeOf(line, 1) - extremeOf(line, -1) }),
  spreading('std', true),
  spreading('var', false),
  cumsum,
  diff,
  around,
]

function median(line: Float64Array): number {
  if (line.some(Number.isNaN)) return Number.NaN
  const sorted = line.toSorted()
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}
