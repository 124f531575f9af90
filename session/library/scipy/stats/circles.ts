/** Means and spreads of angles (N. I. Fisher, "Statistical analysis of circular data", 1993). */
import { asFloats, scalar } from '../../../arrays/array.ts'
import { angleOf, floorModulo } from '../../../arrays/math.ts'
import { pairwiseSum } from '../../../arrays/reduce.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import type { FunctionValue } from '../../../evaluate/values.ts'
import { needNumbers, numberOr, scipyRow } from '../numbers.ts'

/** The sums of sines and cosines of angles, and how long the mean of their unit vectors is. */
interface Resultant {
  readonly sin: number
  readonly cos: number
  readonly length: number
}

function resultant(angles: Float64Array, period: number, { session: { math } }: CallSite): Resultant {
  const turned = angles.map(x => x * ((2 * Math.PI) / period))
  const [sin, cos] = [pairwiseSum(turned.map(math.sin)), pairwiseSum(turned.map(math.cos))]
  const [meanSin, meanCos] = [sin / angles.length, cos / angles.length]
  return { sin, cos, length: Math.min(1, Math.sqrt(meanSin * meanSin + meanCos * meanCos)) }
}

function circular(
  name: string,
  f: (angles: Resultant, low: number, period: number, site: CallSite) => number,
): FunctionValue {
  return scipyRow(
    `${name}(samples, high=6.283185307179586, low=0)`,
    ([samples, high, low], site) => {
      const [from, to] = [numberOr(low, 0, name, site), numberOr(high, 2 * Math.PI, name, site)]
      if (to === from) throw new PythonError('ZeroDivisionError', 'float division by zero')
      const angles = asFloats(needNumbers(samples, name, site).data)
      return scalar(angles.length === 0 ? NaN : f(resultant(angles, to - from, site), from, to - from, site))
    },
    'axis nan_policy keepdims normalize',
  )
}

export const circles: readonly FunctionValue[] = [
  circular('circmean', ({ sin, cos }, low, period, { session: { math } }) => {
    const angle = angleOf(sin, cos, math)
    return floorModulo(angle * (period / (2 * Math.PI)) - low, period) + low
  }),
  circular('circvar', ({ length }) => 1 - length),
  circular('circstd', ({ length }, _, period, { session: { math } }) => {
    return Math.sqrt(-2 * math.log(length)) * (period / (2 * Math.PI))
  }),
]
