import { describe, expect, test } from 'vitest'
import { loadRuntime, testNumbers } from '../runtime.ts'
import { unary } from './survey.ts'

const runtime = loadRuntime()
const tiny = 2 ** -149

/** Numbers at which functions change their method, and those around them. */
const edges = [
  0,
  tiny,
  2 ** -126,
  1e-30,
  0.25,
  0.5,
  1,
  2,
  10,
  43.5,
  87,
  88.7,
  93.2,
  104,
  6400,
  12800,
  2 ** 60,
  3e38,
  Infinity,
]
const odd = edges
  .flatMap(x => [x, x * (1 - 2 ** -24), x * (1 + 2 ** -23)])
  .flatMap(x => [Math.fround(x), Math.fround(-x)])

/** Odd values at each of the sixteen places of a turn, among unremarkable ones, and anything. */
function numbers(seed: number): Float32Array {
  const u = testNumbers(seed)
  const anyBits = Uint32Array.from({ length: 16_000 }, () => u() * 2 ** 32)
  return Float32Array.of(
    ...[...odd, NaN].flatMap(value =>
      Array.from({ length: 256 }, (_, i) => (i % 16 === Math.floor(i / 16) ? value : 4 * u() - 2)),
    ),
    ...Array.from({ length: 16_000 }, () => 200 * u() - 100),
    ...Array.from({ length: 16_000 }, () => 4 * u() - 2),
    ...Array.from({ length: 16_000 }, () => odd[Math.floor(u() * odd.length)] ?? 0),
    ...new Float32Array(anyBits.buffer),
  )
}

function rowAt(address: number, length: number): Float32Array {
  return runtime.f32.subarray(address / 4, address / 4 + length)
}

function different(row: Float32Array, alone: Float32Array): number[] {
  return Array.from(row.keys()).filter(i => !Object.is(row[i], alone[i]))
}

describe('a row has the bits of single values, whoever their neighbours are', () => {
  test.each(unary)('%s', name => {
    const given = numbers(11)
    const row = rowAt(runtime.heap, given.length)
    row.set(given)
    runtime.call(`${name}fRow`, runtime.heap, 4 * given.length)
    expect(
      different(
        row,
        given.map(x => runtime.call(`${name}f`, x)),
      ),
    ).toEqual([])
  })

  test('pow', () => {
    const [bases, exponents] = [numbers(11).map((x, i) => (i % 3 === 0 ? x : Math.abs(x))), numbers(13)]
    const length = bases.length
    const [x, y] = [runtime.heap, runtime.heap + 4 * length]
    rowAt(x, length).set(bases)
    rowAt(y, length).set(exponents)
    runtime.call('powfRow', x, y, 4 * length)
    const alone = bases.map((base, i) => runtime.call('powf', base, exponents[i] ?? 0))
    expect(different(rowAt(x, length), alone)).toEqual([])
    expect(different(rowAt(y, length), exponents)).toEqual([])
  })

  test('and ends where it is said to end', () => {
    for (const [name] of unary) {
      const row = rowAt(runtime.heap, 48).fill(0.25)
      runtime.call(`${name}fRow`, runtime.heap + 64, 64)
      const alone = runtime.call(`${name}f`, 0.25)
      expect([...row]).toEqual(Array.from({ length: 48 }, (_, i) => (i >= 16 && i < 32 ? alone : 0.25)))
    }
  })
})
