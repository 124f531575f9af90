import { expect, test } from 'vitest'
import { NetworkState } from '../../host/state.ts'

test('what is written while somebody else is at work on the state waits, as it was given', () => {
  const state = new NetworkState()
  state.addGroup('G', 3)
  state.addArray('G', 'v', 'f64', { shared: false })
  const waiting: (() => void)[] = []
  state.deferWrites(write => waiting.push(write))
  const values = [1, 2, 3]
  state.write('G', 'v', values)
  state.write('G', 'v', 7, [2])
  values[0] = 9
  expect([...state.read('G', 'v')]).toEqual([0, 0, 0])
  state.deferWrites(undefined)
  for (const write of waiting) write()
  expect([...state.read('G', 'v')]).toEqual([1, 2, 7])
})
