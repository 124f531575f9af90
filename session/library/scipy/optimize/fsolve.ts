/** `fsolve`: where functions of several numbers are 0 together. */
import { array, asFloats } from '../../../arrays/array.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { toInteger } from '../../../evaluate/numeric.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { namedDict, str, tuple, type FunctionValue, type Steps, type Value } from '../../../evaluate/values.ts'
import { flag, given } from '../../arguments.ts'
import { needNumbers, numberOr, scipyRow } from '../numbers.ts'
import { arrayOfArray, counted, furtherArguments, matrixOfArray, unfinished } from './calls.ts'
import { hybridZero, type Zero } from './hybrid.ts'
import { forwardDifferences } from './matrices.ts'

function message(ending: Zero['ending'], calls: number, tolerance: number): string {
  const improvement = 'The iteration is not making good progress, as measured by the \n improvement from the last'
  return {
    1: 'The solution converged.',
    2: `The number of calls to function has reached maxfev = ${calls}.`,
    3: `xtol=${tolerance.toFixed(6)} is too small, no further improvement in the approximate\n solution is possible.`,
    4: `${improvement} five Jacobian evaluations.`,
    5: `${improvement} ten iterations.`,
  }[ending]
}

function requireShape(argument: 'func' | 'fprime', wanted: readonly number[], found: readonly number[]): void {
  if (wanted[0] === 1 || (found.length === wanted.length && found.every((each, k) => each === wanted[k]))) return
  const text = (shape: readonly number[]): string => `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`
  throw new PythonError(
    'TypeError',
    `fsolve: there is a mismatch between the input and output shape of the '${argument}' argument${argument === 'func' ? " '_wrapped_func'" : ''}. Shape should be ${text(wanted)} but it is ${text(found)}.`,
  )
}

function* solve(arguments_: readonly (Value | undefined)[], site: CallSite): Steps<Value> {
  const [f = null, x0, args, slope, full, isByColumn, xtol, most, factor] = arguments_
  const start = Float64Array.from(asFloats(needNumbers(x0, 'fsolve', site).data))
  const n = start.length
  const more = furtherArguments(args)
  const { f: own, calls } = counted(arrayOfArray(f, more, site))
  // scipy looks at what the function gives before it begins.
  const first = yield* own(start)
  requireShape('func', [n], [first.length])
  if (first.length !== n)
    throw new PythonError('ValueError', 'The array returned by a function changed size between calls')
  // The compiled part asks once more how many numbers there are.
  yield* own(start)
  const before = calls()
  let slopes = forwardDifferences(own)
  let slopeCalls = 0
  if (given(slope)) {
    const derivative = matrixOfArray(slope, more, site)
    requireShape('fprime', [n, n], (yield* derivative(start)).shape)
    const isTurned = flag(isByColumn, false, site)
    slopes = function* (x) {
      slopeCalls++
      const { data } = yield* derivative(x)
      return Array.from({ length: n }, (_, k) =>
        Float64Array.from({ length: n }, (_own, i) => Number(data[isTurned ? k * n + i : i * n + k])),
      )
    }
  }
  const said = given(most) ? toInteger(most, 'maxfev', site) : 0
  const limits = {
    nearness: numberOr(xtol, 1.49012e-8, 'xtol', site),
    calls: said === 0 ? (given(slope) ? 100 : 200) * (n + 1) : said,
    factor: numberOr(factor, 100, 'factor', site),
  }
  if (!(limits.nearness >= 0) || !(limits.factor > 0) || limits.calls <= 0 || n === 0)
    throw new PythonError('TypeError', 'Improper input parameters were entered.')
  const found = yield* hybridZero(own, slopes, start, limits, () => calls() - before)
  const told = message(found.ending, limits.calls, limits.nearness)
  const x = array(found.x)
  if (!flag(full, false, site)) {
    if (found.ending !== 1) site.session.noteOnce('numerical-trouble', site.span, `RuntimeWarning: ${told}`)
    return x
  }
  const info: [string, Value][] = [['nfev', BigInt(calls())]]
  if (given(slope)) info.push(['njev', BigInt(slopeCalls)])
  info.push(
    ['fjac', array(Float64Array.from(found.turns.flatMap(column => [...column])), [n, n])],
    ['r', array(Float64Array.from(found.rows.flatMap((row, k) => [...row.subarray(k)])))],
    ['qtf', array(found.turned)],
    ['fvec', array(found.values)],
  )
  return tuple([x, namedDict(info), BigInt(found.ending), str(told)])
}

export const fsolve: FunctionValue = scipyRow(
  `fsolve(func, x0, args=(), fprime=None, full_output=False, col_deriv=False, xtol=1.49012e-08, maxfev=0, *, factor=100)`,
  (arguments_, site) => unfinished(solve(arguments_, site)),
  'band epsfcn diag',
)
