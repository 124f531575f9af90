import { describe, expect, test } from 'vitest'
import { domains } from './domains.ts'
import { loadRuntime } from './runtime.ts'
import { worst } from './worst.ts'

const runtime = loadRuntime()

describe('the bound that each function states, in ulp, at a million points each', () => {
  test.each(domains)('$name, $what: $bound', domain => {
    const parts = domains.filter(({ name }) => name === domain.name).length
    const { args, error } = worst(runtime, domain, Math.ceil(1e6 / parts))
    expect(error, `${domain.name}(${args.join()})`).toBeLessThan(domain.bound)
  })
})
