import { describe, expect, test } from 'vitest'
import { loadRuntime } from '../runtime.ts'
import { furthest, unary } from './survey.ts'

const runtime = loadRuntime()
/** Every so manyth single number, an odd one so that their last bits differ; `npm run test:precision` looks at every fifth, `HILLOCK_STRIDE=1` at each. */
const stride = Number(process.env['HILLOCK_STRIDE'] ?? 63)

describe('the bound that each function of single precision states, in ulp', () => {
  test.for(unary)('%s: %d', { timeout: 3_600_000 }, async ([name, bound], { annotate }) => {
    const { x, error } = furthest(runtime, name, stride)
    await annotate(`at most ${error.toFixed(3)} ulp, at ${x}, of ${Math.ceil(2 ** 32 / stride)} numbers`)
    expect(error, `${name}f(${x})`).toBeLessThan(bound)
  })
})
