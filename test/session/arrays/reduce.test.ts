import { expect, test } from 'vitest'
import { createRuntime } from '../../../compiler/index.ts'
import { pairwiseSum, variance } from '../../../session/arrays/reduce.ts'
import { runtimeLines } from '../../../session/runtime-lines.ts'

const lines = runtimeLines(createRuntime())

test.each([0, 1, 7, 129, 4096, 4097, 50_003])('squares of %i distances are added as one row of them', length => {
  const line = Float64Array.from({ length }, (_, k) => Math.sin(k) * 10 ** (k % 7))
  const middle = pairwiseSum(line) / length
  const squares = line.map(each => (each - middle) ** 2)
  expect(variance(line, true, 0, lines)).toBe(pairwiseSum(squares) / length)
  expect(variance(line, true, 1, lines)).toBe(pairwiseSum(squares) / Math.max(0, length - 1))
  if (length === 0) return
  const sum = line.reduce((total, each) => total + each, 0)
  const others = line.map(each => (each - sum / length) ** 2)
  expect(variance(line, false, 0, lines)).toBe(others.reduce((total, each) => total + each, 0) / length)
})
