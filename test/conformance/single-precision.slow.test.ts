import { describe, test } from 'vitest'
import { expectFixed, expectRandom, fixed, random } from './single-precision.ts'

describe('every model without random numbers does what it does in double precision', () => {
  test.each(fixed)('$name', expectFixed)
})

describe('every model with random numbers does so with the same seed', () => {
  test.each(random)('$name', expectRandom)
})
