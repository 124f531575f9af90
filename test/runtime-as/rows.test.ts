import { describe, expect, test } from 'vitest'
import { bits, fromBits, loadRuntime, testNumbers } from './runtime.ts'

const runtime = loadRuntime()
const inf = Infinity
const tiny = 5e-324

/** The functions of one operand that have a row form, with numbers at which each changes its method. */
const unary: readonly (readonly [name: string, edges: readonly number[]])[] = [
  ['exp', [660, 707, 709.782712893384, 709.7827128933841, 745.1332191019411, 745.1332191019412]],
  ['expm1', [660, 707, 709.782712893384, 709.7827128933841, 0.0013538030869995, 0.0013538030869996]],
  ['exprel', [660, 707, 709.782712893384, 709.7827128933841, 717, 717.5, 1e-16, 0.0013538030869995]],
  ['phi1', [660, 709.782712893384, 717, 1e-16]],
  ['rexprel', [660, 707, 709.7827128933841, 745.2, 751.7, 760, 1e-16, 0.0013538030869995]],
  ['log', [0.7071067811865475, 1.4142135623730951]],
  ['log1p', [0.2928932188134524, 0.4142135623730951, 0.9999999999999999, 2 ** 60, 2 ** 53]],
  ['log10', [0.7071067811865475, 1.4142135623730951, 1000, 0.001]],
  ['sinh', [660, 710.4, 710.4758600739439, 710.475860073944, 711, 712, 0.0013538030869995]],
  ['cosh', [660, 710.4, 710.4758600739439, 710.475860073944, 711, 712]],
  ['tanh', [0.25, 18.5, 19.1, 22, 44, 0.00067690154349975]],
  ['sin', [0.0122718463, 1.5707963267948966, 3.141592653589793, 1000, 2 ** 20, 2 ** 20 + 1, 1e22]],
  ['cos', [0.0122718463, 1.5707963267948966, 3.141592653589793, 1000, 2 ** 20, 2 ** 20 + 1, 1e22]],
  ['tan', [0.0122718463, 1.5707963267948966, 3.141592653589793, 1000, 2 ** 20, 2 ** 20 + 1, 1e22]],
  ['arcsin', [0.015625, 0.7071067811865475, 0.7071067811865476, 0.9999999999999999]],
  ['arccos', [0.015625, 0.7071067811865475, 0.7071067811865476, 0.9999999999999999]],
  ['arctan', [0.015625, 0.984375, 1.015873015873016, 64, 1e300, 1e301]],
  ['log2', [0.7071067811865475, 1.4142135623730951, 1024]],
]

const common = [0, tiny, 1e-310, 2.2250738585072014e-308, 1e-17, 0.5, 1, 2, 1e10, 1.7976931348623157e308, inf]

function neighbours(x: number): number[] {
  return x === 0 || x === inf ? [x] : [fromBits(bits(x) - 1n), x, fromBits(bits(x) + 1n)]
}

/** Values of which each stands at each of the eight places of a turn, among unremarkable ones. */
function everywhere(values: readonly number[], random: () => number): number[] {
  return values.flatMap(value =>
    Array.from({ length: 8 }, (_, place) =>
      Array.from({ length: 8 }, (__, i) => (i === place ? value : 4 * random() - 2)),
    ).flat(),
  )
}

function numbers(edges: readonly number[]): number[] {
  const random = testNumbers(11)
  const anyBits = (): number =>
    fromBits((BigInt(Math.floor(random() * 2 ** 32)) << 32n) | BigInt(Math.floor(random() * 2 ** 32)))
  const sizes = [...common, ...edges].flatMap(neighbours)
  const odd = [...sizes, ...sizes.map(x => -x), NaN]
  return [
    ...Array.from({ length: 8000 }, () => 1600 * random() - 800),
    ...Array.from({ length: 8000 }, () => 4 * random() - 2),
    ...Array.from({ length: 8000 }, anyBits),
    ...everywhere(odd, random),
    ...Array.from({ length: 8000 }, () => odd[Math.floor(random() * odd.length)] ?? 0),
  ]
}

describe('a row has the bits of single values, whoever their neighbours are', () => {
  test.each(unary)('%s', (name, edges) => {
    const given = numbers(edges)
    runtime.f64.set(given, runtime.heap / 8)
    runtime.call(`${name}Row`, runtime.heap, 8 * given.length)
    const row = runtime.f64.slice(runtime.heap / 8, runtime.heap / 8 + given.length)
    const alone = given.map(x => runtime.call(name, x))
    expect(given.filter((_, i) => !Object.is(row[i], alone[i]))).toEqual([])
  })

  test('pow', () => {
    const odd = numbers([0.7083333333333334, 1.4166666666666667, 0.99, 1.01]).slice(0, 40_000)
    const random = testNumbers(13)
    const bases = odd.map((x, i) => (i % 3 === 0 ? x : 20 * random()))
    const exponents = odd.map((x, i) => (i % 3 === 1 ? x : i % 5 === 0 ? Math.round(9 * random()) : 20 * random() - 10))
    const [x, y] = [runtime.heap, runtime.heap + 8 * odd.length]
    runtime.f64.set(bases, x / 8)
    runtime.f64.set(exponents, y / 8)
    runtime.call('powRow', x, y, 8 * odd.length)
    const alone = bases.map((base, i) => runtime.call('pow', base, exponents[i] ?? 0))
    expect(bases.filter((_, i) => !Object.is(runtime.f64[x / 8 + i], alone[i]))).toEqual([])
    expect([...runtime.f64.subarray(y / 8, y / 8 + odd.length)]).toEqual(exponents)
  })

  test('and ends where it is said to end', () => {
    for (const [name] of unary) {
      runtime.f64.fill(0.25, runtime.heap / 8, runtime.heap / 8 + 24)
      runtime.call(`${name}Row`, runtime.heap + 64, 64)
      const row = [...runtime.f64.subarray(runtime.heap / 8, runtime.heap / 8 + 24)]
      const alone = runtime.call(name, 0.25)
      const around = Array.from({ length: 8 }, () => 0.25)
      expect(row).toEqual([...around, ...around.map(() => alone), ...around])
    }
  })
})
