/** Calling a script's function again and again; it may wait, as one that runs a network does. */
import { dimensionless } from '../../../../units/index.ts'
import { array, asFloats, at, scalar, withDimension, type ArrayValue } from '../../../arrays/array.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { invoke } from '../../../evaluate/invoke.ts'
import { toArray } from '../../../evaluate/numeric.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { settled } from '../../../evaluate/settled.ts'
import { typeName } from '../../../evaluate/types.ts'
import type { Steps, Unfinished, Value } from '../../../evaluate/values.ts'
import { rest } from '../../arguments.ts'

const none: ReadonlyMap<string, Value> = new Map()

/** A function of one number. */
export type OfNumber = (x: number) => Steps<number>

/** A function of several numbers. */
export type OfNumbers<Result> = (x: Float64Array) => Steps<Result>

export function unfinished(steps: Steps<Value>): Unfinished {
  return { kind: 'unfinished', steps }
}

/** What a function of the script gives, as numbers without units. */
function* called(f: Value, positional: readonly Value[], site: CallSite): Steps<ArrayValue> {
  site.session.interruptible()
  const result = yield* settled(invoke(f, positional, none, site), site.span)
  const values = toArray(result, site)
  if (values === undefined)
    throw new PythonError('TypeError', `the function gives '${typeName(result)}', and has to give numbers`)
  return withDimension(values, dimensionless)
}

/** The arguments behind the first one: `args=(a, b)`, or a single one. */
export function furtherArguments(value: Value | undefined): readonly Value[] {
  if (value === undefined) return []
  return typeof value === 'object' && value?.kind === 'tuple' ? rest(value) : [value]
}

/** A script's function of a number. */
export function ofNumber(f: Value, args: readonly Value[], site: CallSite): OfNumber {
  return function* (x) {
    return single(yield* called(f, [x, ...args], site))
  }
}

/** What ends a search between two places, of which it is known where and after how many calls. */
export class NoNumber extends PythonError {
  readonly place: number
  readonly count: number

  constructor(place: number, count: number, { session }: CallSite) {
    super('ValueError', `The function value at x=${session.text(place)} is NaN; solver cannot continue.`)
    this.place = place
    this.count = count
  }
}

/** One that has to give a number, not an array with one. */
export function withNumbers(f: Value, args: readonly Value[], site: CallSite): OfNumber {
  let calls = 0
  return function* (x) {
    const values = yield* called(f, [x, ...args], site)
    const value = single(values)
    calls++
    if (Number.isNaN(value)) throw new NoNumber(x, calls, site)
    if (values.shape.length > 0)
      throw new PythonError('TypeError', 'only 0-dimensional arrays can be converted to Python scalars')
    return value
  }
}

/** A script's function of an array, with one number as its value. */
export function ofArray(f: Value, args: readonly Value[], site: CallSite): OfNumbers<number> {
  return function* (x) {
    return single(yield* called(f, [array(x.slice()), ...args], site))
  }
}

/** One with an array as its value. */
export function arrayOfArray(f: Value, args: readonly Value[], site: CallSite): OfNumbers<Float64Array> {
  return function* (x) {
    return asFloats((yield* called(f, [array(x.slice()), ...args], site)).data)
  }
}

/** One with a matrix as its value. */
export function matrixOfArray(f: Value, args: readonly Value[], site: CallSite): OfNumbers<ArrayValue> {
  return function* (x) {
    return yield* called(f, [array(x.slice()), ...args], site)
  }
}

/** A script's function of something and of single numbers. */
export function curve(f: Value, x: Value, site: CallSite): OfNumbers<ArrayValue> {
  return function* (parameters) {
    return yield* called(f, [x, ...Array.from(parameters, each => scalar(each))], site)
  }
}

function single(values: ArrayValue): number {
  if (values.data.length === 1) return at(values, 0)
  throw new PythonError('ValueError', 'The user-provided objective function must return a scalar value.')
}

/** What calls of a function are counted by. */
export interface Counted<F> {
  readonly f: F
  readonly calls: () => number
}

export function counted<X, Result>(f: (x: X) => Steps<Result>): Counted<(x: X) => Steps<Result>> {
  let calls = 0
  return {
    f: x => {
      calls++
      return f(x)
    },
    calls: () => calls,
  }
}
