/** What good random numbers keep to: bounds that a perfect source crosses less than once in ten thousand samples. */
import { describe, expect, test } from 'vitest'
import { bitQuality, normalQuality } from './quality.ts'

/** Tests of so many rows of 4096 numbers. */
export function expectQuality(steps: number): void {
  describe('normals', () => {
    const quality = normalQuality(steps)
    test.each(quality.moments.map((found, i) => ({ order: i + 1, found })))('moment $order', ({ found }) => {
      expect(Math.abs(found)).toBeLessThan(4)
    })
    test('follow the normal distribution', () => expect(quality.kolmogorov).toBeLessThan(2.2))
    test.each(quality.tails)('as many beyond $beyond sigma as there should be', ({ found, expected }) => {
      expect(Math.abs(found - expected)).toBeLessThan(4 * Math.sqrt(expected) + 2)
    })
    test('fill each layer of the ziggurat and the gaps between', () => {
      expect(Math.abs(quality.layers)).toBeLessThan(4)
    })
    test('do not depend on the one they share bits with', () => expect(Math.abs(quality.partners)).toBeLessThan(4))
    test.each(Object.entries(quality.correlations))('do not depend on each other %s', (_, found) => {
      for (const each of found) expect(Math.abs(each)).toBeLessThan(4.5)
    })
  })

  describe('bits of Philox', () => {
    test.each(Object.entries(bitQuality(steps)))('%s', (_, { bytes, worstBit }) => {
      expect(Math.abs(bytes)).toBeLessThan(4)
      // of 512
      expect(worstBit).toBeLessThan(5.2)
    })
  })
}
