import { testNumbers } from './runtime.ts'

/** Where a function is measured: many points of some distribution, and the bound that its documentation states. */
export interface Domain {
  readonly name: string
  readonly what: string
  readonly bound: number
  readonly points: (count: number) => readonly (readonly number[])[]
}

type Draw = (u: () => number) => number

/** Evenly spread. */
const even =
  (low: number, high: number): Draw =>
  u =>
    low + (high - low) * (u() + u() / 2 ** 32)

/** Sizes from 2^low to 2^high, evenly spread by their logarithm, of either sign. */
const sizes =
  (low: number, high: number): Draw =>
  u =>
    (u() < 0.5 ? -1 : 1) * positive(low, high)(u)

const positive =
  (low: number, high: number): Draw =>
  u => {
    const exponent = Math.floor(low + (high - low) * u())
    const half = Math.trunc(exponent / 2)
    return (1 + u() + u() / 2 ** 32) * 2 ** half * 2 ** (exponent - half)
  }

/** Doubles next to multiples of a quarter turn, where nearly everything cancels. */
const quarters: Draw = u => Math.round(u() * 2 ** Math.floor(30 * u())) * (Math.PI / 2)

/** Within three steps of a table of 256 to a turn from these. */
const nearQuarters: Draw = u => quarters(u) + (u() - 0.5) * 0.15

function domain(name: string, what: string, bound: number, ...draws: readonly Draw[]): Domain {
  const points = (count: number): readonly (readonly number[])[] => {
    const u = testNumbers(name.length + what.length)
    return Array.from({ length: count }, () => draws.map(draw => draw(u)))
  }
  return { name, what, bound, points }
}

export const domains: readonly Domain[] = [
  domain('exp', 'all results', 1.1, even(-745, 709.78)),
  domain('exp', 'around 0', 1.1, even(-2, 2)),
  domain('exp', 'small', 1.1, sizes(-60, 0)),
  domain('expm1', 'all results', 2, even(-50, 709.7)),
  domain('expm1', 'around 0', 2, even(-2, 2)),
  domain('expm1', 'small', 2, sizes(-300, 0)),
  domain('expm1', 'where the table goes from 1 to its neighbours', 2, sizes(-10, -8)),
  domain('exprel', 'all results', 3, even(-1000, 709.7)),
  domain('exprel', 'around 0', 3, even(-4, 4)),
  domain('exprel', 'small', 3, sizes(-60, 0)),
  domain('exprel', 'where the table goes from 1 to its neighbours', 3, sizes(-10, -8)),
  domain('rexprel', 'all results', 2.6, even(-1000, 755)),
  domain('rexprel', 'around 0', 2.6, even(-4, 4)),
  domain('rexprel', 'small', 2.6, sizes(-60, 0)),
  domain('rexprel', 'where the table goes from 1 to its neighbours', 2.6, sizes(-10, -8)),
  domain('log', 'all sizes', 1.1, positive(-1073, 1023)),
  domain('log', 'around 1', 1.1, even(0.5, 2)),
  domain('log', 'next to 1', 1.1, even(0.999, 1.001)),
  domain('log10', 'all sizes', 1, positive(-1073, 1023)),
  domain('log10', 'around 1', 1, even(0.5, 2)),
  domain('log2', 'all sizes', 1, positive(-1073, 1023)),
  domain('log2', 'around 1', 1, even(0.5, 2)),
  domain('log1p', 'all sizes', 1.8, positive(-300, 1023)),
  domain('log1p', 'around 0', 1.8, even(-0.999, 2)),
  domain('log1p', 'where the power of two changes', 1.8, even(-0.3, 0.5)),
  domain('log1p', 'small', 1.8, sizes(-60, -1)),
  domain('sin', 'a few turns', 2.6, even(-20, 20)),
  domain('sin', 'to 2^20', 2.6, sizes(-60, 20)),
  domain('sin', 'beyond 2^20', 2.6, sizes(20, 1023)),
  domain('sin', 'at zeros', 2.6, quarters),
  domain('sin', 'near zeros', 2.6, nearQuarters),
  domain('cos', 'a few turns', 2.6, even(-20, 20)),
  domain('cos', 'to 2^20', 2.6, sizes(-60, 20)),
  domain('cos', 'beyond 2^20', 2.6, sizes(20, 1023)),
  domain('cos', 'at zeros', 2.6, quarters),
  domain('cos', 'near zeros', 2.6, nearQuarters),
  domain('tan', 'a few turns', 3, even(-20, 20)),
  domain('tan', 'to 2^20', 3, sizes(-60, 20)),
  domain('tan', 'beyond 2^20', 3, sizes(20, 1023)),
  domain('tan', 'at zeros', 3, quarters),
  domain('tan', 'near zeros', 3, nearQuarters),
  domain('arcsin', 'all', 3, even(-1, 1)),
  domain('arcsin', 'small', 3, sizes(-60, 0)),
  domain('arcsin', 'around the first part of the table', 3, even(-0.1, 0.1)),
  domain('arccos', 'all', 3, even(-1, 1)),
  domain('arccos', 'close to 1', 3, even(0.99, 1)),
  domain('arccos', 'next to 1', 3, even(0.9999, 1)),
  domain('arctan', 'around 0', 2.5, even(-4, 4)),
  domain('arctan', 'all sizes', 2.5, sizes(-60, 100)),
  domain('arctan', 'around the first part of the table', 2.5, even(-0.1, 0.1)),
  domain('sinh', 'all results', 3, even(-710.4, 710.4)),
  domain('sinh', 'around 0', 3, sizes(-40, 5)),
  domain('sinh', 'where the table goes from 1 to its neighbours', 3, sizes(-10, -8)),
  domain('cosh', 'all results', 1.6, even(-710.4, 710.4)),
  domain('cosh', 'around 0', 1.6, even(-4, 4)),
  domain('tanh', 'around 0', 2.6, sizes(-40, 5)),
  domain('tanh', 'where the table goes from 1 to its neighbours', 2.6, sizes(-11, -9)),
  domain('tanh', 'all results', 2.6, even(-20, 20)),
  domain('arcsinh', 'all sizes', 2.5, sizes(-40, 100)),
  domain('arcsinh', 'around 0', 2.5, even(-4, 4)),
  domain('arccosh', 'above 1', 2.5, even(1, 30)),
  domain('arccosh', 'next to 1', 2.5, even(1, 1.5)),
  domain('arctanh', 'all', 2.5, even(-1, 1)),
  domain('pow', 'roots and powers', 0.7, even(0, 20), even(-10, 10)),
  domain('pow', 'near 1, high', 0.7, even(0.9, 1.1), even(-3000, 3000)),
  domain('pow', 'all sizes', 0.7, positive(-1000, 1000), even(-0.7, 0.7)),
]
