import { expect, test } from 'vitest'
import { convert, fill, type Storage, zerosLike } from '../../../session/arrays/array.ts'

const kinds = [Float64Array, Float32Array, Int32Array, Uint8Array] as const
const values = [0, -0, 1, 0.1, -2.7, NaN, Infinity, -Infinity, 5e-324, 1e300, 3e9, -1, 255, 256]

test.each([0, 1, 7, 8, 9, 100])('%i elements are filled and converted as engines do it', length => {
  for (const Own of kinds) {
    for (const value of values) {
      const [filled, wanted] = [new Own(length), new Own(length).fill(value)]
      fill(filled, value)
      expect(filled).toEqual(wanted)
    }
    for (const Other of kinds) {
      const data = Own.from(Array.from({ length }, (_, k) => values[k % values.length] ?? 0))
      const [made, wanted]: Storage[] = [new Other(length), new Other(length)]
      convert(data, made as Storage)
      wanted?.set(data)
      expect(made).toEqual(wanted)
    }
  }
})

test('zeros are zeros, few or many of them', () => {
  for (const length of [10, 50_000, 9_000_000])
    expect(zerosLike(new Float64Array(), length).every(x => Object.is(x, 0))).toBe(true)
})
