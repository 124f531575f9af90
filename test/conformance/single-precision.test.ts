import { describe, test } from 'vitest'
import { deviations, expectFixed, expectRandom, fixed, random } from './single-precision.ts'

/** Every so manyth, and those that are rounded most; all of them in `single-precision.slow.test.ts`. */
const every = 6

describe('a model without random numbers does what it does in double precision', () => {
  test.each(fixed.filter(({ name }, k) => k % every === 0 || name in deviations))('$name', expectFixed)
})

describe('a model with random numbers does so with the same seed', () => {
  test.each(random.filter((_, k) => k % every === 0))('$name', expectRandom)
})
