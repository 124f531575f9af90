import { describe, expect, test } from 'vitest'
import { domains } from './domains.ts'
import { loadRuntime } from './runtime.ts'
import { worst } from './worst.ts'

const runtime = loadRuntime()
/** Points of a function: ten thousand, or what HILLOCK_POINTS says; `npm run test:precision` looks at a million. */
const total = Number(process.env['HILLOCK_POINTS'] ?? 1e4)

describe('the bound that each function states, in ulp', () => {
  test.for(domains)('$name, $what: $bound', async (domain, { annotate }) => {
    const parts = domains.filter(({ name }) => name === domain.name).length
    const points = Math.ceil(total / parts)
    const { args, error } = worst(runtime, domain, points)
    await annotate(`at most ${error.toFixed(3)} ulp, at ${args.join()}, of ${points} points`)
    expect(error, `${domain.name}(${args.join()})`).toBeLessThan(domain.bound)
  })
})
