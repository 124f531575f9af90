import { expect, test } from 'vitest'
import { createRuntime } from '../../compiler/index.ts'
import { rowFunctions } from '../../session/arrays/math.ts'
import { runtimeMath } from '../../session/runtime-math.ts'

const math = runtimeMath(createRuntime())

/** More than fit into the row they go through, and edges. */
const x = Float64Array.from({ length: 10_001 }, (_, k) => (k - 5000) / 700)
x.set([0, -0, Infinity, -Infinity, NaN, 1e300, -1e300, 1e-320], 4090)

test.each(rowFunctions)('%s of a row has the bits of %s of each number', name => {
  const row = new Float64Array(x.length)
  math.rows[name](x, row)
  expect(row).toEqual(x.map(each => math[name](each)))
})

test('powers of rows, and of a row and a number', () => {
  const y = x.toReversed()
  const row = new Float64Array(x.length)
  math.rows.pow(x, y, row)
  expect(row).toEqual(x.map((each, k) => math.pow(each, y[k] ?? 0)))
  math.rows.pow(x, Float64Array.of(1.7), row)
  expect(row).toEqual(x.map(each => math.pow(each, 1.7)))
  math.rows.pow(Float64Array.of(1.7), x, row)
  expect(row).toEqual(x.map(each => math.pow(1.7, each)))
})
