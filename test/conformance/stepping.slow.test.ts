import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { compared, dependsOnStepping } from './stepping.ts'

let showing = 0

test.each(compared.map(file => [basename(file), file] as const))('%s', async (_, file) => {
  const { shown, different } = await dependsOnStepping(file)
  expect(different).toEqual([])
  if (shown > 0) showing++
})

test('most of them show something', () => {
  expect(showing).toBeGreaterThan(0.9 * compared.length)
})
