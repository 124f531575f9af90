import { expect, test } from 'vitest'
import { closure, connected, loops, type Relation } from '../../../compiler/integrate/graph.ts'

/** `1` where the column acts on the row. */
const relation = (...rows: string[]): Relation => rows.map(row => [...row].map(mark => mark === '1'))
const chain = relation('110', '011', '001')
const ringAndOne = relation('0100', '0010', '1000', '0001')

test('influence passes on', () => {
  expect(closure(chain)).toEqual([
    [true, true, true],
    [false, true, true],
    [false, false, true],
  ])
})

test.each([
  ['a chain', chain, [[0, 1, 2]], [[0], [1], [2]]],
  ['a ring and one apart', ringAndOne, [[0, 1, 2], [3]], [[0, 1, 2], [3]]],
  ['two driven by one', relation('101', '011', '001'), [[0, 1, 2]], [[0], [1], [2]]],
  ['nothing', [], [], []],
])('%s', (_, direct, together, inLoops) => {
  expect(connected(direct)).toEqual(together)
  expect(loops(direct)).toEqual(inLoops)
})
