import { expect, test } from 'vitest'
import { SpikeList } from '../../../playground/live/spike-list.ts'

test('holds spikes in the order in which they come', () => {
  const list = new SpikeList()
  for (let k = 0; k < 3000; k++) list.add(Int32Array.of(k % 7), Float64Array.of(k))
  expect(list.length).toBe(3000)
  expect([...list.trainOf(3)].slice(0, 3)).toEqual([3, 10, 17])
  list.clear()
  expect([list.length, list.trainOf(3).length]).toEqual([0, 0])
})
