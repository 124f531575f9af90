import { describe, expect, test } from 'vitest'
import { loadRuntime } from '../runtime.ts'
import { furthest, unary } from './survey.ts'

const runtime = loadRuntime()
/** Every so manyth single number; `npm run test:precision` looks at each, for minutes. */
const stride = Number(process.env['HILLOCK_STRIDE'] ?? 64)

describe('the bound that each function of single precision states, in ulp', () => {
  test.each(unary)('%s: %d', { timeout: 3_600_000 }, (name, bound) => {
    const { x, error } = furthest(runtime, name, stride)
    expect(error, `${name}f(${x})`).toBeLessThan(bound)
  })
})
