import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byNumber, findOrdered, orderOf } from '../../../session/arrays/order.ts'

const special = fc.constantFrom(0, -0, NaN, Infinity, -Infinity, 1, -1, 5e-324, -5e-324, 2 ** 53, 1e308)

/** Long enough to be sorted digit by digit. */
const long = fc
  .array(fc.oneof(special, fc.double(), fc.integer({ min: -50, max: 50 })), { minLength: 256, maxLength: 600 })
  .map(numbers => Float64Array.from(numbers))

test('places are ordered by numbers, equal ones as they stand', () => {
  fc.assert(
    fc.property(long, line => {
      const expected = Array.from(line.keys()).sort((i, j) => byNumber(line[i] ?? 0, line[j] ?? 0) || i - j)
      expect([...orderOf(line)]).toEqual(expected)
      expect([...orderOf(line.subarray(0, 100))]).toEqual(expected.filter(place => place < 100))
    }),
    { numRuns: 50 },
  )
})

test('one place of the sorted row is found without sorting', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1 }), fc.nat(), (numbers, at) => {
      const row = Float64Array.from(numbers, x => x + 0)
      const place = at % row.length
      const sorted = row.toSorted()
      expect(findOrdered(row, place)).toBe(sorted[place])
      expect(row.subarray(place + 1).every(x => x >= (sorted[place] ?? 0))).toBe(true)
      expect(row.toSorted()).toEqual(sorted)
    }),
  )
})
