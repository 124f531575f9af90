import { describe, expect, test } from 'vitest'
import { domains } from './domains.ts'
import { loadRuntime } from './runtime.ts'
import { worst } from './worst.ts'

const runtime = loadRuntime()
/** Points of a function: ten thousand, or what HILLOCK_POINTS says; `npm run test:precision` looks at a million. */
const total = Number(process.env['HILLOCK_POINTS'] ?? 1e4)

describe('the bound that each function states, in ulp', () => {
  test.each(domains)('$name, $what: $bound', domain => {
    const parts = domains.filter(({ name }) => name === domain.name).length
    const { args, error } = worst(runtime, domain, Math.ceil(total / parts))
    expect(error, `${domain.name}(${args.join()})`).toBeLessThan(domain.bound)
  })
})
