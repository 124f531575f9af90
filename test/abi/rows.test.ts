import { expect, test } from 'vitest'
import { neuronsOfRows, rowsOf } from '../../abi/index.ts'

test.each([
  [[], 3, [0, 0, 0, 0]],
  [[0, 0, 2], 3, [0, 2, 2, 3]],
  [[1], 2, [0, 0, 1]],
  [[2, 2, 2], 4, [0, 0, 0, 3, 3]],
])('the neurons %j of %i stand by rows', (neurons, count, rows) => {
  expect([...rowsOf(neurons, count)]).toEqual(rows)
  for (let start = 0; start <= neurons.length; start++)
    for (let stop = start; stop <= neurons.length; stop++)
      expect([...neuronsOfRows(rows, start, stop)]).toEqual(neurons.slice(start, stop))
})
