import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { compared, dependsOnStepping } from './stepping.ts'

test.each(compared.map(file => [basename(file), file] as const))('%s', async (_, file) => {
  expect(await dependsOnStepping(file)).toEqual([])
})
