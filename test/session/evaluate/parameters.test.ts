import { describe, expect, test } from 'vitest'
import { bind, placesOf, readSignature } from '../../../session/evaluate/parameters.ts'

describe('where the keywords of a call belong', () => {
  test.each<
    [signature: string, positional: number, keywords: readonly string[], places: readonly number[] | undefined]
  >([
    ['f(x, y)', 2, [], []],
    ['f(x, y)', 1, ['y'], [1]],
    ['f(x, y)', 0, ['y', 'x'], [1, 0]],
    ['f(x, y=1)', 1, [], []],
    ['f(x, y=1, z=2)', 1, ['z'], [2]],
    ['f(x, /, y)', 1, ['y'], [1]],
    ['f(*, key=None)', 0, [], []],
    ['f(*, key=None)', 0, ['key'], [0]],
    ['f()', 0, [], []],
    // What is wrong, or takes more than putting values in their places.
    ['f(x, y)', 1, [], undefined],
    ['f(x, y)', 3, [], undefined],
    ['f(x, y)', 2, ['y'], undefined],
    ['f(x, y)', 1, ['z'], undefined],
    ['f(x, y)', 1, ['y', 'y'], undefined],
    ['f(x, /)', 0, ['x'], undefined],
    ['f(*, key)', 1, [], undefined],
    ['f(*, key)', 0, [], undefined],
    ['f(*args)', 1, [], undefined],
    ['f(x, **rest)', 1, [], undefined],
  ])('%s with %i by position and %j', (signature, positional, keywords, places) => {
    expect(placesOf(readSignature(signature).parameters, positional, keywords)).toEqual(places)
  })
})

test('arguments by keyword are put behind those by position', () => {
  const { name, parameters } = readSignature('f(x, y=1, z=2)')
  expect(bind({ name, parameters }, [true], new Map([['z', false]]))).toEqual([true, undefined, false])
})
