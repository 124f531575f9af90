/** Numbers as scipy's functions take and give them: without units, as numpy's arrays. */
import { dimensionless } from '../../../units/index.ts'
import { array, asFloats, at, numbers, scalar, sizeOf, withDimension, type ArrayValue } from '../../arrays/array.ts'
import { broadcastIndices, broadcastShapes } from '../../arrays/broadcast.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import type { Called, FunctionValue, Value } from '../../evaluate/values.ts'
import { given, needArray } from '../arguments.ts'
import { notYet } from '../../later.ts'
import { row } from '../row.ts'

/** A function of a module of scipy, with the keywords of the real one that it does not take. */
export function scipyRow(
  signature: string,
  call: (arguments_: readonly (Value | undefined)[], site: CallSite) => Called,
  later = '',
): FunctionValue {
  return row(signature, call, { later: later.split(' ').filter(name => name !== ''), laterOf: 'scipy' })
}

/** What scipy has and Hillock does not take. */
export function lacking(what: string): PythonError {
  return unsupported(notYet(what, 'scipy'))
}

/** An array, whose units scipy knows nothing of. */
export function needNumbers(value: Value | undefined, name: string, site: CallSite): ArrayValue {
  return withDimension(needArray(value, name, site), dimensionless)
}

/** The numbers of a row, or of everything there is. */
export function needRow(value: Value | undefined, name: string, site: CallSite): Float64Array {
  const values = needNumbers(value, name, site)
  if (values.shape.length > 1) throw lacking(`${name}() of more than a row`)
  return asFloats(values.data)
}

/** A single number where one is given. */
export function numberOr(value: Value | undefined, otherwise: number, name: string, site: CallSite): number {
  if (!given(value)) return otherwise
  const values = needNumbers(value, name, site)
  if (values.data.length !== 1)
    throw new PythonError('TypeError', 'only 0-dimensional arrays can be converted to Python scalars')
  return at(values, 0)
}

/** A function of every element of arrays that are stretched to one shape. */
export function elementwise(values: readonly ArrayValue[], f: (numbers: readonly number[]) => number): ArrayValue {
  const shape = values.reduce<readonly number[]>((common, each) => broadcastShapes(common, each.shape), [])
  if (shape.length === 0) return scalar(f(values.map(each => at(each, 0))))
  const from = values.map(each => broadcastIndices(each.shape, shape))
  const point = values.map(() => 0)
  return array(
    numbers(sizeOf(shape), k => {
      for (const [n, each] of values.entries()) point[n] = at(each, from[n]?.[k] ?? 0)
      return f(point)
    }),
    shape,
  )
}

/** The items of a list or a tuple; undefined for anything else. */
export function itemsOf(value: Value | undefined): readonly Value[] | undefined {
  return typeof value === 'object' && (value?.kind === 'list' || value?.kind === 'tuple') ? value.items : undefined
}
