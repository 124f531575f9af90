import fc from 'fast-check'
import { expect, test } from 'vitest'
import { added, interleaved, merged } from '../../host/merge.ts'

test('entries come by step, those of one step thread by thread', () => {
  const lists = [
    [10, 0, 10, 3, 12, 1],
    [10, 7, 11, 5, 12, 9, 12, 8],
  ].map(list => Int32Array.from(list))
  const order = interleaved(lists, 10)
  expect([...order]).toEqual([0, 0, 1, 1, 0, 1, 1])
  expect([...merged(lists, order, 2)]).toEqual([10, 0, 10, 3, 10, 7, 11, 5, 12, 1, 12, 9, 12, 8])
  const columns = [Float64Array.of(0.5, 1.5, 2.5), Float64Array.of(10, 20, 30, 40)]
  expect(merged(columns, order, 1)).toEqual(Float64Array.of(0.5, 1.5, 10, 20, 2.5, 30, 40))
})

test('a step is what its low word says, behind the first one', () => {
  const lists = [Int32Array.of(-1, 1, 0, 1), Int32Array.of(-2, 2, 1, 2)]
  expect([...interleaved(lists, 2 ** 32 - 2)]).toEqual([1, 0, 0, 1])
})

test('whoever wrote them, entries are those of one thread', () => {
  const steps = fc.array(fc.record({ step: fc.nat(9), thread: fc.nat(3) }), { maxLength: 40 })
  fc.assert(
    fc.property(steps, given => {
      const all = given.toSorted((a, b) => a.step - b.step || a.thread - b.thread).map((each, n) => ({ ...each, n }))
      const lists = [0, 1, 2, 3].map(thread =>
        Int32Array.from(all.filter(each => each.thread === thread).flatMap(({ step, n }) => [step, n])),
      )
      expect([...merged(lists, interleaved(lists, 0), 2)]).toEqual(all.flatMap(({ step, n }) => [step, n]))
    }),
  )
})

test('counts are added', () => {
  expect([...added([Int32Array.of(1, 2), Int32Array.of(0, 3), Int32Array.of(4, 0)])]).toEqual([5, 5])
})
